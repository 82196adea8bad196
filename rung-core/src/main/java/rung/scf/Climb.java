package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.parallel.Workers;

/** The attempts of a ladder at one problem, with what they leave behind. */
final class Climb {
  private final KohnShamProblem problem;
  private final ScfObserver observer;
  private final Workers workers;
  private final List<ScfStep> history = new ArrayList<>();
  private int attempts;
  private int built;
  private @Nullable Guess guess;

  Climb(KohnShamProblem problem, ScfObserver observer, Workers workers) {
    this.problem = problem;
    this.observer = observer;
    this.workers = workers;
  }

  /** One more attempt, from a density that is close already or from a guess. */
  AttemptRun.End attempt(ScfLadder.Attempt attempt, @Nullable Density start) {
    attempts++;
    AttemptRun.End end =
        start == null ? run(attempt).from(guess().density()) : run(attempt.fromNear()).from(start);
    built += end.iterate().built();
    return end;
  }

  private AttemptRun run(ScfLadder.Attempt attempt) {
    return new AttemptRun(problem, attempt, this::record, workers);
  }

  private Guess guess() {
    Guess known = guess;
    if (known == null) {
      known = problem.discretisation().guess(workers);
      guess = known;
    }
    return known;
  }

  private void record(ScfSolver solver, ScfIterate iterate) {
    ScfStep step = new ScfStep(attempts, solver, iterate.state().energy(), iterate.gradient());
    history.add(step);
    observer.stepped(step);
  }

  /** The solution that an end is. */
  ScfSolution solution(AttemptRun.End end) {
    ScfIterate last = end.iterate();
    return new ScfSolution(
        problem,
        last.state(),
        last.canonical(),
        end.outcome(),
        built,
        attempts,
        last.gradient(),
        last.change(),
        history,
        guess == null ? List.of() : guess.notes());
  }
}
