package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Iterations of the Kohn-Sham equations with DIIS from one start to one end, integer occupations of
 * the lowest orbitals.
 */
final class DiisIteration {
  private final KohnShamSystem system;
  private final Functional functional;
  private final @Nullable List<Matrix> shift;
  private final Workers workers;

  /**
   * @param shift constant matrices that are added to F_σ, or null; the energies do not know of them
   */
  DiisIteration(
      KohnShamSystem system, Functional functional, @Nullable List<Matrix> shift, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.shift = shift;
    this.workers = workers;
  }

  /**
   * Where iterations ended.
   *
   * @param state at the density of {@code orbitals}, its Fock matrices shifted
   * @param gradient Frobenius norm of F_ai, hartree
   * @param change last change of the energy, hartree
   */
  record End(
      KohnShamState state,
      List<Orbitals> orbitals,
      boolean converged,
      int iterations,
      double gradient,
      double change) {

    /** The same end, reached after {@code more} iterations elsewhere. */
    End after(int more) {
      return new End(state, orbitals, converged, iterations + more, gradient, change);
    }
  }

  /** Iterates from a density that need not come from orbitals. */
  End run(DiisSolver limits, Density start) {
    KohnShamState state = state(start);
    return run(limits, state, orbitals(state.fock()), new Diis(limits.history()), 1);
  }

  /**
   * Iterates from an earlier end, whose Fock matrices are taken for those of these equations and
   * not built again.
   */
  End run(DiisSolver limits, End start) {
    Diis diis = new Diis(limits.history());
    KohnShamState state = start.state();
    return run(limits, state, orbitals(diis.extrapolate(state.fock(), error(state))), diis, 0);
  }

  /** Iterates until the solver's thresholds are met or its patience is at an end. */
  private End run(
      DiisSolver limits, KohnShamState state, List<Orbitals> orbitals, Diis diis, int iterations) {
    // A given density need not come from orbitals, so convergence is judged from the second matrix
    // on.
    while (iterations < limits.maxIterations()) {
      KohnShamState next = state(density(orbitals));
      iterations++;
      double change = next.energy() - state.energy();
      state = next;
      double gradient = gradient(orbitals, state.fock());
      if (Math.abs(change) < limits.energyTolerance() && gradient < limits.gradientTolerance()) {
        return new End(state, orbitals, true, iterations, gradient, change);
      }
      if (!Double.isFinite(gradient)) {
        break;
      }
      orbitals = orbitals(diis.extrapolate(state.fock(), error(state)));
    }
    KohnShamState last = state(density(orbitals));
    double change = last.energy() - state.energy();
    return new End(last, orbitals, false, iterations, gradient(orbitals, last.fock()), change);
  }

  private KohnShamState state(Density density) {
    KohnShamState state = KohnShamState.at(system, functional, density, workers);
    return shift == null ? state : state.shifted(shift);
  }

  private List<Orbitals> orbitals(List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      orbitals.add(Orbitals.diagonalise(fock.get(s), system.orthogonaliser(), system.occupied(s)));
    }
    return orbitals;
  }

  private static Density density(List<Orbitals> orbitals) {
    return Density.ofFactors(orbitals.stream().map(Orbitals::occupiedColumns).toList());
  }

  /** Frobenius norm of F_ai over all blocks, hartree. */
  static double gradient(List<Orbitals> orbitals, List<Matrix> fock) {
    double sum = 0;
    for (int s = 0; s < fock.size(); s++) {
      Matrix f = orbitals.get(s).gradient(fock.get(s));
      sum += f.dot(f);
    }
    return Math.sqrt(sum);
  }

  /** Xᵀ(FDS − SDF)X of all blocks, one after the other. */
  private double[] error(KohnShamState state) {
    int n = system.orthogonaliser().columns();
    double[] all = new double[state.fock().size() * n * n];
    for (int s = 0; s < state.fock().size(); s++) {
      Matrix fds =
          LinearAlgebra.multiply(
              LinearAlgebra.multiply(state.fock().get(s), state.density().bySpin().get(s)),
              system.overlap());
      Matrix commutator =
          LinearAlgebra.transform(fds.plus(-1, fds.transpose()), system.orthogonaliser());
      System.arraycopy(commutator.data(), 0, all, s * n * n, n * n);
    }
    return all;
  }
}
