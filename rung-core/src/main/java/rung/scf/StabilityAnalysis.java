package rung.scf;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Vectors;
import rung.orbital.OrbitalHessian;
import rung.orbital.Orbitals;
import rung.orbital.RitzSpace;
import rung.orbital.RotationSpace;
import rung.parallel.Workers;
import rung.scf.solver.KohnShamProblem;
import rung.scf.solver.ScfIterate;
import rung.term.Hamiltonian;

/**
 * The stability of a solution with whole electrons. Modes are sought on the coarse grid, where
 * there is one; one that seems to lower the energy is asked again on the full grid.
 *
 * @param problem the equations
 * @param orbitals canonical ones of the solution
 * @param at the solution
 */
record StabilityAnalysis(
    KohnShamProblem problem, List<Orbitals> orbitals, ScfIterate at, Workers workers) {
  /** Rotations of each spin with which a search begins. */
  private static final int STARTS = 4;

  private static final int PRODUCTS = 60;

  /** How well a curvature is known, as a part of it; and the least, hartree. */
  private static final double SHARPNESS = 0.25;

  private static final double LEAST_SHARPNESS = 2e-4;

  /** Turned by so much along a mode at first, by half of it as long as the energy is not lower. */
  private static final double FIRST_ANGLE = 0.6;

  private static final double LAST_ANGLE = 0.01;

  /** The operator in a space of rotations. */
  private record Space(
      UnaryOperator<double[]> apply,
      UnaryOperator<double[]> precondition,
      List<double[]> starts,
      int size) {}

  /**
   * What was found, and where the energy is lower.
   *
   * @param stability null where the energy's second derivatives are not finite
   */
  record Found(@Nullable Stability stability, Downhill downhill) {
    static final Found UNKNOWN = new Found(null, Downhill.NOWHERE);
  }

  /**
   * A way down.
   *
   * @param there an iterate of lower energy; null if there is none
   * @param built Fock matrices that the search took
   */
  record Downhill(@Nullable ScfIterate there, int built) {
    static final Downhill NOWHERE = new Downhill(null, 0);
  }

  /** Finds the lowest curvatures. */
  Found find() {
    Hamiltonian full = problem.hamiltonian();
    Discretisation few = problem.discretisation().coarse(workers);
    Hamiltonian quick = few == null ? full : new Hamiltonian(few, full.functional(), full.others());
    RitzSpace.Pair internal = lowest(internal(quick), few == null ? null : () -> internal(full));
    if (internal != null && Double.isNaN(internal.value())) {
      return Found.UNKNOWN;
    }
    Double external = null;
    if (problem.discretisation().spins() == 1) {
      Hamiltonian open = unrestricted(full);
      Hamiltonian quickOpen = unrestricted(quick);
      if (open != null && quickOpen != null) {
        RitzSpace.Pair pair =
            lowest(external(quickOpen), few == null ? null : () -> external(open));
        external = pair == null ? Double.POSITIVE_INFINITY : pair.value();
        if (Double.isNaN(external)) {
          return Found.UNKNOWN;
        }
      }
    }
    double lowest = internal == null ? Double.POSITIVE_INFINITY : internal.value();
    Downhill down =
        internal == null || lowest >= Stability.FLAT
            ? Downhill.NOWHERE
            : downhill(internal.vector());
    return new Found(new Stability(lowest, external, down.there == null), down);
  }

  private static @Nullable Hamiltonian unrestricted(Hamiltonian terms) {
    Discretisation open = terms.discretisation().unrestricted();
    return open == null ? null : new Hamiltonian(open, terms.functional(), terms.others());
  }

  private Space internal(Hamiltonian terms) {
    OrbitalHessian hessian = new OrbitalHessian(terms, at.state().density(), orbitals, workers);
    return new Space(
        hessian::apply,
        hessian::precondition,
        hessian.space().smallestGaps(STARTS * orbitals.size()),
        hessian.space().size());
  }

  /** Rotations of α against β by κ and −κ. */
  private Space external(Hamiltonian terms) {
    Density half = at.state().density();
    Density both = Density.of(List.of(half.bySpin().getFirst(), half.bySpin().getFirst()));
    OrbitalHessian hessian =
        new OrbitalHessian(terms, both, Collections.nCopies(2, orbitals.getFirst()), workers);
    int n = hessian.space().size() / 2;
    List<double[]> starts =
        hessian.space().smallestGaps(2 * STARTS).stream()
            .map(unit -> Arrays.copyOf(unit, n))
            .filter(unit -> Vectors.norm(unit) > 0)
            .toList();
    return new Space(
        kappa -> Arrays.copyOf(hessian.apply(antisymmetric(kappa)), n),
        kappa -> Arrays.copyOf(hessian.precondition(antisymmetric(kappa)), n),
        starts,
        n);
  }

  private static double[] antisymmetric(double[] kappa) {
    double[] both = Arrays.copyOf(kappa, 2 * kappa.length);
    for (int k = 0; k < kappa.length; k++) {
      both[kappa.length + k] = -kappa[k];
    }
    return both;
  }

  /**
   * The lowest pair of a space; its value is NaN where a product with the operator is not finite.
   *
   * @param full where it is asked again if it matters; null if the space is that one
   */
  private static RitzSpace.@Nullable Pair lowest(Space quick, @Nullable Supplier<Space> full) {
    if (quick.size == 0) {
      return null;
    }
    RitzSpace space = search(quick);
    if (!space.finite()) {
      return new RitzSpace.Pair(Double.NaN, new double[0], new double[0]);
    }
    RitzSpace.Pair best = null;
    Space exact = null;
    for (RitzSpace.Pair pair : space.pairs()) {
      if (pair.value() >= Stability.FLAT || full == null) {
        return best == null || pair.value() < best.value() ? pair : best;
      }
      if (exact == null) {
        exact = full.get();
      }
      double[] product = exact.apply.apply(pair.vector());
      double value = Vectors.dot(pair.vector(), product);
      if (best == null || !(value >= best.value())) {
        best = new RitzSpace.Pair(value, pair.vector(), pair.residual());
      }
      if (!(value >= Stability.FLAT)) {
        return best;
      }
    }
    return best;
  }

  private static RitzSpace search(Space of) {
    RitzSpace space = new RitzSpace(of.apply);
    of.starts.forEach(space::extend);
    // Something of every symmetry.
    SplittableRandom random = new SplittableRandom(1);
    space.extend(of.precondition.apply(random.doubles(of.size, -1, 1).toArray()));
    while (space.finite() && space.size() < Math.min(PRODUCTS, of.size)) {
      RitzSpace.Pair pair = doubtful(space, of.starts.size());
      if (pair == null) {
        break;
      }
      int before = space.size();
      space.extend(of.precondition.apply(pair.residual()));
      if (space.size() == before) {
        break;
      }
    }
    return space;
  }

  /**
   * A pair that is not yet known well enough: the lowest, or, while that is not below zero, one of
   * the next whose eigenvalue may be. There is one within the length of the residual (the lowest
   * pair of all symmetries together may be sharp before another's has come down).
   *
   * @param most pairs that are looked at
   */
  private static RitzSpace.@Nullable Pair doubtful(RitzSpace space, int most) {
    int rank = 0;
    for (RitzSpace.Pair pair : space.pairs()) {
      double norm = Vectors.norm(pair.residual());
      boolean sharp = norm <= Math.max(LEAST_SHARPNESS, SHARPNESS * Math.abs(pair.value()));
      if (rank == 0 ? !sharp : norm > LEAST_SHARPNESS && pair.value() - norm < Stability.FLAT) {
        return pair;
      }
      if (pair.value() < Stability.FLAT || ++rank == most) {
        return null;
      }
    }
    return null;
  }

  private Downhill downhill(double[] mode) {
    int built = 0;
    for (double angle = FIRST_ANGLE; angle > LAST_ANGLE; angle *= 0.5) {
      for (double signed : new double[] {angle, -angle}) {
        List<Orbitals> turned = new RotationSpace(orbitals).turned(Vectors.scaled(signed, mode));
        ScfIterate there = at.next(problem, turned, workers);
        built++;
        if (there.finite() && there.state().energy() < at.state().energy()) {
          return new Downhill(there, built);
        }
      }
    }
    return new Downhill(null, built);
  }
}
