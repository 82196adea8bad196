package rung.learn.objective;

import java.util.List;
import java.util.Map;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.learn.task.SystemCourse;

/** The loss of a batch and its gradient with respect to the functional's parameters. */
public interface Objective {
  /**
   * Evaluates both.
   *
   * @param functional the functional, with the parameters at which to evaluate
   * @param scales of the loss
   */
  Outcome evaluate(Functional functional, LossScales scales, List<Datum> batch);

  /** Evaluates both without scales. */
  default Outcome evaluate(Functional functional, List<Datum> batch) {
    return evaluate(functional, LossScales.NONE, batch);
  }

  /**
   * What the stage has to say when it ends, line by line.
   *
   * @param functional with its final parameters
   */
  default List<String> report(Functional functional) {
    return List.of();
  }

  /**
   * Loss and gradient.
   *
   * @param loss the loss of the data and each datum's share
   * @param penalties what violated conditions and stabilising losses add to it, by name
   * @param gradient dL/dθ of their sum
   * @param work what it took
   */
  record Outcome(Loss.Value loss, Map<String, Double> penalties, double[] gradient, Work work) {
    /** An outcome without penalties. */
    Outcome(Loss.Value loss, double[] gradient, Work work) {
      this(loss, Map.of(), gradient, work);
    }

    /** What is minimised: the loss of the data and the penalties. */
    public double total() {
      double sum = loss.total();
      for (double penalty : penalties.values()) {
        sum += penalty;
      }
      return sum;
    }
  }

  /**
   * What an evaluation took.
   *
   * @param scfIterations Fock matrices built, over all systems
   * @param adjointIterations products with the orbital Hessian, over all systems
   * @param unsolvedAdjoints number of linear systems that missed their tolerance
   * @param projectedModes zero modes projected out of the linear systems, over all of them
   * @param systems how each system did
   * @param leftOut systems without a finite energy or gradient
   */
  record Work(
      int scfIterations,
      int adjointIterations,
      int unsolvedAdjoints,
      int projectedModes,
      List<SystemCourse> systems,
      List<LeftOut> leftOut) {
    /** No work. */
    static final Work NONE = new Work(0, 0, 0, 0, List.of(), List.of());

    /** Keeps its own list. */
    public Work {
      systems = List.copyOf(systems);
      leftOut = List.copyOf(leftOut);
    }

    /** Names of the systems whose SCF did not converge on any rung of the ladder. */
    public List<String> unconverged() {
      return systems.stream().filter(s -> !s.converged()).map(SystemCourse::system).toList();
    }

    /** Number of systems that needed a second attempt. */
    public int retried() {
      return (int) systems.stream().filter(s -> s.attempts() > 1).count();
    }
  }
}
