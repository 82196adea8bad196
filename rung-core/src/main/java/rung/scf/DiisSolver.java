package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Self-consistent field by DIIS with integer occupations of the lowest orbitals.
 *
 * <p>Stops when the energy changed by less than {@code energyTolerance} and the Frobenius norm of
 * F_ai is below {@code gradientTolerance}.
 *
 * @param maxIterations largest number of Fock matrices
 * @param energyTolerance hartree
 * @param gradientTolerance hartree
 * @param history number of Fock matrices that DIIS combines
 */
public record DiisSolver(
    int maxIterations, double energyTolerance, double gradientTolerance, int history)
    implements ScfSolver {

  /** Energy to 1e-8 hartree, orbital gradient to 1e-6. */
  public static final DiisSolver DEFAULT = new DiisSolver(100, 1e-8, 1e-6, 8);

  @Override
  public ScfSolution solve(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers) {
    Diis diis = new Diis(history);
    Density density = start == null ? AtomicDensities.superpose(system) : start;
    KohnShamState state = KohnShamState.at(system, functional, density, workers);
    List<Orbitals> orbitals = orbitals(system, state.fock());
    double change = Double.POSITIVE_INFINITY;
    double gradient = Double.POSITIVE_INFINITY;
    int iterations = 1;
    // A given density need not come from orbitals, so convergence is judged from the second matrix
    // on.
    while (iterations < maxIterations) {
      KohnShamState next = KohnShamState.at(system, functional, density(orbitals), workers);
      iterations++;
      change = next.energy() - state.energy();
      state = next;
      gradient = gradient(orbitals, state.fock());
      if (Math.abs(change) < energyTolerance && gradient < gradientTolerance) {
        return solution(system, functional, state, orbitals, true, iterations, gradient, change);
      }
      if (!Double.isFinite(gradient)) {
        break;
      }
      orbitals = orbitals(system, diis.extrapolate(state.fock(), error(system, state)));
    }
    KohnShamState last = KohnShamState.at(system, functional, density(orbitals), workers);
    return solution(
        system,
        functional,
        last,
        orbitals,
        false,
        iterations,
        gradient(orbitals, last.fock()),
        last.energy() - state.energy());
  }

  private static ScfSolution solution(
      KohnShamSystem system,
      Functional functional,
      KohnShamState state,
      List<Orbitals> orbitals,
      boolean converged,
      int iterations,
      double gradient,
      double change) {
    List<Orbitals> canonical = new ArrayList<>();
    for (int s = 0; s < orbitals.size(); s++) {
      canonical.add(orbitals.get(s).semicanonical(state.fock().get(s)));
    }
    return new ScfSolution(
        system, functional, state, canonical, converged, iterations, gradient, change);
  }

  private static List<Orbitals> orbitals(KohnShamSystem system, List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      orbitals.add(Orbitals.diagonalise(fock.get(s), system.orthogonaliser(), system.occupied(s)));
    }
    return orbitals;
  }

  private static Density density(List<Orbitals> orbitals) {
    return Density.ofFactors(orbitals.stream().map(Orbitals::occupiedColumns).toList());
  }

  private static double gradient(List<Orbitals> orbitals, List<Matrix> fock) {
    double sum = 0;
    for (int s = 0; s < fock.size(); s++) {
      Matrix f = orbitals.get(s).gradient(fock.get(s));
      sum += f.dot(f);
    }
    return Math.sqrt(sum);
  }

  /** Xᵀ(FDS − SDF)X of all blocks, one after the other. */
  private static double[] error(KohnShamSystem system, KohnShamState state) {
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
