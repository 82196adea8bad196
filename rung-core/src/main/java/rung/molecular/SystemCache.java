package rung.molecular;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.dispersion.RationalDispersion;
import rung.grid.AtomicOrbitals;
import rung.integral.CoulombKernel;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/** What functionals of the higher rungs need of a system, made when first asked for and kept. */
final class SystemCache {
  private List<Matrix> position = List.of();
  private double[] origin = new double[3];
  private @Nullable AtomicOrbitals curved;
  private @Nullable KohnShamSystem nonLocal;
  private @Nullable RationalDispersion dispersion;
  private final Map<CoulombKernel, ExchangePotentialCache> potentials = new LinkedHashMap<>();

  /** Matrices of x, y and z about the origin that was asked for last. */
  synchronized List<Matrix> position(KohnShamSystem system, double[] about) {
    if (position.isEmpty() || !Arrays.equals(origin, about)) {
      position = List.of(OneElectronIntegrals.dipole(system.basis(), about));
      origin = about.clone();
    }
    return position;
  }

  /** Dispersion coefficients of the geometry. */
  synchronized RationalDispersion dispersion(KohnShamSystem system) {
    RationalDispersion known = dispersion;
    if (known == null) {
      known = new RationalDispersion(system.molecule());
      dispersion = known;
    }
    return known;
  }

  /** The same system on the grid of non-local correlation, or itself where that is smaller. */
  synchronized KohnShamSystem nonLocal(KohnShamSystem system, Workers workers) {
    KohnShamSystem known = nonLocal;
    if (known == null) {
      known = system.onNonLocalGrid(workers);
      nonLocal = known;
    }
    return known;
  }

  /** Orbitals with second derivatives, kept within as much memory again as those without. */
  synchronized AtomicOrbitals curved(KohnShamSystem system, Workers workers) {
    AtomicOrbitals known = curved;
    if (known == null) {
      long budget = system.settings().memoryBudgetBytes();
      known = AtomicOrbitals.of(system.basis(), system.grid(), 2, budget, workers);
      curved = known;
    }
    return known;
  }

  /** Potentials of products of basis functions, kept in the memory that AO values leave. */
  synchronized ExchangePotentialCache potentials(
      KohnShamSystem system, CoulombKernel kernel, Workers workers) {
    ExchangePotentialCache known = potentials.get(kernel);
    if (known == null) {
      Basis basis = system.basis();
      AtomicOrbitals orbitals = system.orbitals();
      long budget = system.settings().memoryBudgetBytes() - orbitals.keptBytes();
      for (ExchangePotentialCache other : potentials.values()) {
        budget -= other.keptBytes();
      }
      known = new ExchangePotentialCache(basis, orbitals, kernel, budget, workers);
      potentials.put(kernel, known);
    }
    return known;
  }
}
