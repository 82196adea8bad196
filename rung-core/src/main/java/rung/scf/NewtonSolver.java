package rung.scf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Vectors;
import rung.orbital.OrbitalHessian;
import rung.orbital.OrbitalRotation;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.term.Hamiltonian;

/**
 * Newton's method in a trust region on the energy of whole electrons as a function of the orbitals
 * (R. Fletcher, Practical Methods of Optimization, section 5.1): the energy never rises, so that it
 * ends at a stationary point whatever the order of the orbital energies. The orbital Hessian comes
 * from the coarse grid, where there is one, until a step disappoints; the ratio of gain and promise
 * is judged on the full grid.
 */
public record NewtonSolver() implements ScfSolver {
  private static final double FIRST_RADIUS = 0.3;
  private static final double LARGEST_RADIUS = 1.5;
  private static final double SMALLEST_RADIUS = 1e-7;

  /** Gain over promise, below which a step is taken back. */
  private static final double WORTHLESS = 1e-3;

  private static final double POOR = 0.25;
  private static final double GOOD = 0.75;

  /** Rounding of an energy, as a part of it; and of small energies, hartree. */
  private static final double NOISE = 2e-13;

  private static final double LEAST_NOISE = 4e-12;

  /** A whole step that leaves more of the gradient asks for a better Hessian. */
  private static final double SLOW = 0.5;

  /** Fock matrices in which the energy must fall by some tolerances, or it is flat. */
  private static final int FLAT_STEPS = 12;

  private static final double FLAT_TOLERANCES = 3;

  /** Largest orbital gradient on flat ground, hartree. */
  private static final double FLAT_GRADIENT = 1e-4;

  /** Steps at the noise that may fail to reduce the gradient. */
  private static final int NOISY_STEPS = 3;

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public boolean handles(KohnShamProblem problem) {
    return problem.occupation().whole();
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Descent(problem, convergence.energy(), workers);
  }

  private static final class Descent implements Steps {
    private final KohnShamProblem problem;
    private final Workers workers;
    private final Hamiltonian quick;
    private final double tolerance;
    private double radius = FIRST_RADIUS;
    private double milestone = Double.POSITIVE_INFINITY;
    private int sinceMilestone;
    private boolean exact;
    private int noisy;
    private @Nullable Outcome outcome;
    private @Nullable Model model;

    /** What is known of the energy around an iterate. */
    private record Model(
        ScfIterate at,
        List<Orbitals> orbitals,
        OrbitalHessian hessian,
        double[] gradient,
        boolean exact) {

      Model at(ScfIterate same) {
        return new Model(same, orbitals, hessian, gradient, exact);
      }
    }

    Descent(KohnShamProblem problem, double tolerance, Workers workers) {
      this.problem = problem;
      this.tolerance = tolerance;
      this.workers = workers;
      Discretisation few = problem.discretisation().coarse(workers);
      Hamiltonian own = problem.hamiltonian();
      this.exact = few == null;
      this.quick = few == null ? own : new Hamiltonian(few, own.functional(), own.others());
    }

    @Override
    public ScfIterate init(Density start) {
      return ScfIterate.first(problem, start, workers);
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      if (last.orbitals().isEmpty()) {
        List<Orbitals> filled =
            problem.occupation().fill(problem.discretisation(), last.state().fock());
        return last.next(problem, filled, workers);
      }
      lookAround(last);
      Model at = around(last);
      double norm = Vectors.norm(at.gradient);
      double forcing = Math.min(0.1, Math.sqrt(norm));
      TrustRegion.Step step = TrustRegion.step(at.hessian, at.gradient, radius, forcing);
      ScfIterate next =
          last.next(problem, OrbitalRotation.of(at.orbitals, step.rotation()), workers);
      double promise = 2 * last.state().density().multiplicity() * step.model();
      double gain = next.state().energy() - last.state().energy();
      double noise = Math.max(LEAST_NOISE, NOISE * Math.abs(last.state().energy()));
      boolean better;
      if (!next.finite()) {
        better = false;
        adapt(Double.NaN, step);
      } else if (Math.abs(promise) < noise) {
        better = next.gradient() < last.gradient();
        noisy = better ? 0 : noisy + 1;
        if (noisy == NOISY_STEPS) {
          outcome = Outcome.NOISE;
        }
      } else {
        double ratio = gain / promise;
        better = ratio > WORTHLESS;
        adapt(ratio, step);
      }
      exact |= !better || (!step.atBorder() && next.gradient() > SLOW * last.gradient());
      if (better) {
        return next;
      }
      double change = next.finite() && Math.abs(promise) < noise ? gain : last.change();
      ScfIterate same = last.again(change);
      model = at.exact ? at.at(same) : null;
      return same;
    }

    private void lookAround(ScfIterate last) {
      double energy = last.state().energy();
      sinceMilestone++;
      if (energy < milestone - FLAT_TOLERANCES * tolerance || last.gradient() > FLAT_GRADIENT) {
        milestone = energy;
        sinceMilestone = 0;
      } else if (sinceMilestone >= FLAT_STEPS) {
        outcome = Outcome.FLAT;
      }
    }

    private void adapt(double ratio, TrustRegion.Step step) {
      if (!(ratio > POOR)) {
        radius = 0.25 * step.length();
      } else if (ratio > GOOD && step.atBorder()) {
        radius = Math.min(2 * radius, LARGEST_RADIUS);
      }
      if (radius < SMALLEST_RADIUS) {
        outcome = Outcome.STALLED;
      }
    }

    private Model around(ScfIterate last) {
      Model known = model;
      if (known != null && known.at == last) {
        return known;
      }
      List<Orbitals> canonical = last.canonical();
      Hamiltonian terms = exact ? problem.hamiltonian() : quick;
      OrbitalHessian hessian =
          new OrbitalHessian(terms, last.state().density(), canonical, workers);
      Model made = new Model(last, canonical, hessian, hessian.project(last.state().fock()), exact);
      model = made;
      return made;
    }

    @Override
    public @Nullable Outcome outcome() {
      return outcome;
    }
  }
}
