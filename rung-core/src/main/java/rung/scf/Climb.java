package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.functional.NotFinite;
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
  private @Nullable NotFinite notFinite;

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

  /**
   * An end, and how stable it is.
   *
   * @param stability null if it was not tested
   */
  record Tested(AttemptRun.End end, @Nullable Stability stability) {
    boolean saddle() {
      return end.outcome() == Outcome.SADDLE;
    }

    /** Whether this is a minimum, or nearer to one; of two saddle points the lower. */
    boolean betterThan(Tested other) {
      if (end.outcome().settled() || saddle() != other.saddle()) {
        return end.outcome().settled() || saddle();
      }
      return saddle()
          ? end.iterate().state().energy() < other.end.iterate().state().energy()
          : end.betterThan(other.end);
    }
  }

  /** Tests what converged and goes on downhill, as the policy says. */
  Tested settle(AttemptRun.End end, Convergence convergence, StabilityPolicy policy) {
    AttemptRun.End now = end;
    Stability stability = null;
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
        return new Tested(saddle, stability);
      }
      AttemptRun.End lower = descend(below, convergence);
      if (!lower.outcome().settled()) {
        return new Tested(saddle, stability);
      }
      now = lower;
    }
    return new Tested(now, stability);
  }

  /**
   * Where spins have parted there may be other ways for them to do so, which no single rotation
   * leads to: two atoms with three open shells each can have one of these the wrong way round, in a
   * minimum of its own. The lower of the solution and of what comes of antiparallel atoms.
   */
  Tested parted(Tested first, Attempt attempt, StabilityPolicy policy) {
    if (policy != StabilityPolicy.FOLLOW
        || first.stability == null
        || solution(first).contamination() < PARTED) {
      return first;
    }
    Guess antiparallel = problem.discretisation().antiparallelGuess(workers);
    if (antiparallel == null) {
      return first;
    }
    attempts++;
    AttemptRun.End end = run(attempt).from(antiparallel.density());
    built += end.iterate().built();
    Tested other = settle(end, attempt.convergence(), policy);
    double gain = first.end.iterate().state().energy() - other.end.iterate().state().energy();
    boolean better = other.end.outcome().settled() && (gain > SAME || first.saddle());
    return better ? other : first;
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
  ScfSolution solution(Tested tested) {
    AttemptRun.End end = tested.end;
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
        tested.stability,
        history,
        guess == null ? List.of() : guess.notes(),
        notFinite);
  }
}
