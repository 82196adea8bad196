package rung.learn.train;

import java.util.List;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.response.Seeds;
import rung.scf.ScfSolution;

/**
 * A system's SCF in one step and what the batch measures on it.
 *
 * @param index in the pool
 * @param climb how the SCF ended
 * @param taken what was measured
 */
record SolvedSystem(int index, ConvergenceLadder.Climb climb, List<Targets.Taken> taken) {
  /** Measures the targets. */
  static SolvedSystem measure(
      int index, ConvergenceLadder.Climb climb, List<Targets.Target> targets, Workers workers) {
    ObservedState state = ObservedState.of(climb.solution());
    return new SolvedSystem(
        index, climb, targets.stream().map(t -> t.measure(state, workers)).toList());
  }

  ScfSolution solution() {
    return climb.solution();
  }

  /** What a loss says of this system's energy and density. */
  Seeds seeds(Loss.Value value) {
    return new Measurements(taken).seeds(value);
  }
}
