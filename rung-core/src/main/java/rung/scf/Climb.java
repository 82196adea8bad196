package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.parallel.Workers;
import rung.scf.solver.Attempt;
import rung.scf.solver.AttemptRun;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.scf.solver.NewtonSolver;
import rung.scf.solver.Outcome;
import rung.scf.solver.ScfIterate;
import rung.scf.solver.ScfSolver;

/** The attempts of a ladder at one problem, with what they leave behind. */
final class Climb {
  private static final int MOST_DESCENTS = 6;

  /** ⟨S²⟩ above that of the spin's own multiplet, from which on spins have parted. */
  private static final double PARTED = 0.1;

  /** What the thresholds of two solutions may leave between them, hartree. */
  private static final double SAME = 1e-6;

  private final KohnShamProblem problem;
  private final InitialGuess beginning;
  private final ScfObserver observer;
  private final Workers workers;
  private final List<ScfStep> history = new ArrayList<>();
  private int attempts;
  private int built;
  private @Nullable Guess guess;
  private @Nullable Stability stability;

  Climb(KohnShamProblem problem, InitialGuess beginning, ScfObserver observer, Workers workers) {
    this.problem = problem;
    this.beginning = beginning;
    this.observer = observer;
    this.workers = workers;
  }

  /** One more attempt, from a density that is close already or from a guess. */
  AttemptRun.End attempt(Attempt attempt, @Nullable Density start) {
    attempts++;
    AttemptRun.End end =
        start == null ? run(attempt).from(guess().density()) : run(attempt.fromNear()).from(start);
    built += end.iterate().built();
    return end;
  }

  private AttemptRun run(Attempt attempt) {
    return new AttemptRun(problem, attempt, this::record, workers);
  }

  private Guess guess() {
    Guess known = guess;
    if (known == null) {
      known = beginning.of(problem, workers);
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

  /**
   * Where spins have parted there may be other ways for them to do so, which no single rotation
   * leads to: two atoms with three open shells each can have one of these the wrong way round, in a
   * minimum of its own. The lower of the solution and of what comes of antiparallel atoms.
   */
  AttemptRun.End parted(AttemptRun.End end, Attempt attempt, StabilityPolicy policy) {
    if (policy != StabilityPolicy.FOLLOW
        || stability == null
        || solution(end).contamination() < PARTED) {
      return end;
    }
    Guess antiparallel = problem.discretisation().antiparallelGuess(workers);
    if (antiparallel == null) {
      return end;
    }
    Stability own = stability;
    attempts++;
    AttemptRun.End second = run(attempt).from(antiparallel.density());
    built += second.iterate().built();
    AttemptRun.End other = settle(second, attempt.convergence(), policy);
    double gain = end.iterate().state().energy() - other.iterate().state().energy();
    if (other.outcome().settled() && gain > SAME) {
      return other;
    }
    stability = own;
    return end;
  }

  private boolean mayBeTested(AttemptRun.End end, StabilityPolicy policy) {
    return policy != StabilityPolicy.OFF && problem.occupation().whole() && end.outcome().settled();
  }

  private AttemptRun.End descend(ScfIterate below, Convergence convergence) {
    attempts++;
    Attempt newton = new Attempt(List.of(new NewtonSolver()), convergence);
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
        guess == null ? List.of() : guess.notes());
  }
}
