package rung.learn.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.functional.NotFinite;

/**
 * What came of a task with one of its functionals.
 *
 * @param task the task
 * @param functional the functional
 * @param end how the SCF ended
 * @param values of the task's observables, in its order
 * @param floors of these values; empty where the task does not ask for them
 * @param notFinite what kept the SCF from a number; null if nothing did
 * @param state what the runner keeps for the gradient; null where it keeps nothing, and solves
 *     again from the density
 */
public record SystemAnswer(
    SystemTask task,
    Functional functional,
    ScfEnd end,
    List<double[]> values,
    List<Double> floors,
    @Nullable NotFinite notFinite,
    @Nullable KeptState state) {
  /** Copies the list. */
  public SystemAnswer {
    values = List.copyOf(values);
    floors = List.copyOf(floors);
  }

  /** Whether the SCF converged. */
  public boolean converged() {
    return end.converged();
  }

  /** What a runner keeps of a solution; only that runner knows what is in it. */
  public interface KeptState {}

  /** The plain data alone. */
  public SystemAnswer withoutState() {
    return new SystemAnswer(task, functional, end, values, floors, notFinite, null);
  }
}
