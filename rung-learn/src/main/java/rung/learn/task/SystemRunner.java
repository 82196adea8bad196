package rung.learn.task;

import java.util.List;
import java.util.function.Function;

/**
 * Does the work on systems, wherever that is: in threads of this process ({@link ThreadRunner}).
 * The numbers depend on the tasks only.
 */
public interface SystemRunner {
  /**
   * Solves and measures.
   *
   * @param receive takes the answers of a task, one for each of its functionals, as soon as it is
   *     done, on any thread; what it returns is kept
   * @return what was kept of each task
   */
  <R> List<R> solve(List<SystemTask> tasks, Function<List<SystemAnswer>, R> receive);

  /**
   * Gradients of a loss with respect to the parameters.
   *
   * @param slopes for each answer ∂L/∂values of its task's observables; an empty array where the
   *     loss does not look at one
   */
  List<SystemGradient> differentiate(List<SystemAnswer> answers, List<List<double[]>> slopes);
}
