package rung.scf.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.linalg.Vectors;
import rung.orbital.Orbitals;
import rung.orbital.RotationOperator;
import rung.orbital.RotationSpace;
import rung.parallel.Workers;

/**
 * Steps downhill on the energy of whole electrons as a function of the orbitals, in a trust region
 * (R. Fletcher, Practical Methods of Optimization, section 5.1): the energy never rises, so that
 * they end at a stationary point whatever the order of the orbital energies.
 */
final class TrustDescent implements ScfSolver.Steps {
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

  /** Fock matrices in which the energy must fall by some tolerances, or it is flat. */
  private static final int FLAT_STEPS = 12;

  private static final double FLAT_TOLERANCES = 3;

  /** Largest orbital gradient on flat ground, hartree. */
  private static final double FLAT_GRADIENT = 1e-4;

  /** Steps at the noise that may fail to reduce the gradient. */
  private static final int NOISY_STEPS = 3;

  /**
   * What is known of the energy around an iterate.
   *
   * @param orbitals of its density, those that are turned
   * @param curvature A
   * @param gradient g
   */
  record Model(List<Orbitals> orbitals, RotationOperator curvature, double[] gradient) {}

  /**
   * A step that was tried.
   *
   * @param rotation κ
   * @param atBorder whether the trust region kept it from being longer
   * @param better whether the energy fell as it should
   */
  record Tried(
      Model from,
      double[] rotation,
      ScfIterate last,
      ScfIterate next,
      boolean atBorder,
      boolean better) {}

  /** How the energy curves, learnt or calculated. */
  interface Landscape {
    /** The model at an iterate; asked again after a step that was taken back. */
    Model around(ScfIterate at);

    /** Tells how a step went. */
    void learn(Tried step);
  }

  private final KohnShamProblem problem;
  private final Landscape landscape;
  private final double tolerance;
  private final Workers workers;
  private double radius = FIRST_RADIUS;
  private double milestone = Double.POSITIVE_INFINITY;
  private int sinceMilestone;
  private int noisy;
  private @Nullable Outcome outcome;

  /** Begins; {@code tolerance} is that of the energy, hartree. */
  TrustDescent(KohnShamProblem problem, Landscape landscape, double tolerance, Workers workers) {
    this.problem = problem;
    this.landscape = landscape;
    this.tolerance = tolerance;
    this.workers = workers;
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
    Model at = landscape.around(last);
    double norm = Vectors.norm(at.gradient);
    double forcing = Math.min(0.1, Math.sqrt(norm));
    TrustRegion.Step step = TrustRegion.step(at.curvature, at.gradient, radius, forcing);
    List<Orbitals> turned = new RotationSpace(at.orbitals).turned(step.rotation());
    ScfIterate next = last.next(problem, turned, workers);
    double promise = 2 * last.state().density().multiplicity() * step.model();
    double gain = next.state().energy() - last.state().energy();
    double rounding = Math.max(LEAST_NOISE, NOISE * Math.abs(last.state().energy()));
    boolean better;
    boolean noise = next.finite() && Math.abs(promise) < rounding;
    if (!next.finite()) {
      better = false;
      adapt(Double.NaN, step);
    } else if (noise) {
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
    landscape.learn(new Tried(at, step.rotation(), last, next, step.atBorder(), better));
    return better ? next : last.again(noise ? gain : last.change());
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

  @Override
  public @Nullable Outcome outcome() {
    return outcome;
  }
}
