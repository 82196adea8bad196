package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.functional.NotFinite;
import rung.parallel.Workers;

/** The attempts of a ladder at one problem, with what they leave behind. */
final class Climb {
  private static final int MOST_DESCENTS = 6;

  private final KohnShamProblem problem;
  private final ScfObserver observer;
  private final Workers workers;
  private final List<ScfStep> history = new ArrayList<>();
  private int attempts;
  private int built;
  private @Nullable Guess guess;
  private @Nullable Stability stability;
  private @Nullable NotFinite notFinite;

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
    if (end.outcome() == Outcome.NOT_FINITE) {
      name(end.iterate());
    }
    return end;
  }

  /** Finds the source of what is not finite, once. */
  private void name(ScfIterate at) {
    if (notFinite == null) {
      notFinite = problem.hamiltonian().notFinite(at.state().density(), null, workers);
    }
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

  /** Tests what converged and goes on downhill, as the policy says. */
  AttemptRun.End settle(AttemptRun.End end, Convergence convergence, StabilityPolicy policy) {
    AttemptRun.End now = end;
    for (int descents = 0; mayBeTested(now, policy); descents++) {
      StabilityAnalysis.Found found =
          new StabilityAnalysis(problem, now.iterate().canonical(), now.iterate(), workers).find();
      stability = found.stability();
      if (stability == null) {
        name(now.iterate());
      }
      built += found.downhill().built();
      ScfIterate below = found.downhill().there();
      if (below == null) {
        break;
      }
      AttemptRun.End saddle = new AttemptRun.End(now.iterate(), Outcome.SADDLE);
      if (policy == StabilityPolicy.CHECK || descents == MOST_DESCENTS) {
        return saddle;
      }
      AttemptRun.End lower = descend(below, convergence);
      if (!lower.outcome().settled()) {
        return saddle;
      }
      now = lower;
    }
    return now;
  }

  private boolean mayBeTested(AttemptRun.End end, StabilityPolicy policy) {
    return policy != StabilityPolicy.OFF && problem.occupation().whole() && end.outcome().settled();
  }

  private AttemptRun.End descend(ScfIterate below, Convergence convergence) {
    attempts++;
    ScfLadder.Attempt newton = new ScfLadder.Attempt(List.of(new NewtonSolver()), convergence);
    AttemptRun.End end = run(newton).from(below);
    built += end.iterate().built();
    return end;
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
        end.outcome().settled() || end.outcome() == Outcome.SADDLE ? stability : null,
        history,
        guess == null ? List.of() : guess.notes(),
        notFinite);
  }
}
