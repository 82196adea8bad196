package rung.scf.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.term.KohnShamState;

/**
 * One iterate of an SCF: Fock matrices of a density and the orbitals that the density came from.
 *
 * @param state energy and Fock matrices
 * @param orbitals of the density, for each block; none if it did not come from orbitals
 * @param built number of Fock matrices built so far on the discretisation's own grid
 * @param gradient orbital gradient: Frobenius norm of F_ai over all blocks, or of what stands for
 *     it with fractional occupations, hartree; infinite without orbitals
 * @param change of the energy against the iterate before, hartree; infinite without one
 */
public record ScfIterate(
    KohnShamState state, List<Orbitals> orbitals, int built, double gradient, double change) {
  /** Keeps its own list. */
  public ScfIterate {
    orbitals = List.copyOf(orbitals);
  }

  /**
   * The first one, from a density that need not come from orbitals. Where its Fock matrices are not
   * finite, that of electrons that do not see each other takes its place.
   */
  static ScfIterate first(KohnShamProblem problem, Density start, Workers workers) {
    KohnShamState state = problem.hamiltonian().at(start, workers);
    ScfIterate first =
        new ScfIterate(state, List.of(), 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    if (state.finite()) {
      return first;
    }
    Discretisation world = problem.discretisation();
    List<Matrix> bare = Collections.nCopies(start.spins(), world.core());
    return first.next(problem, problem.occupation().fill(world, bare), workers);
  }

  /** Whether energy, Fock matrices and orbital gradient are finite, the last where there is one. */
  public boolean finite() {
    return state.finite() && (orbitals.isEmpty() || Double.isFinite(gradient));
  }

  /** The next one, from orbitals. */
  public ScfIterate next(KohnShamProblem problem, List<Orbitals> filled, Workers workers) {
    Density density = Occupation.density(filled);
    KohnShamState bare = problem.hamiltonian().at(density, workers);
    KohnShamState found = problem.occupation().complete(bare, filled);
    return new ScfIterate(
        found,
        filled,
        built + 1,
        gradient(problem.occupation(), filled, found.fock()),
        found.energy() - state.energy());
  }

  /**
   * This one with the problem's own occupations: the next one where its electrons are not whole.
   */
  ScfIterate whole(KohnShamProblem problem, Workers workers) {
    return orbitals.stream().noneMatch(Orbitals::fractional)
        ? this
        : next(problem, problem.occupation().fill(problem.discretisation(), state.fock()), workers);
  }

  /** This one again, after a Fock matrix that led nowhere. */
  ScfIterate again(double energyChange) {
    return new ScfIterate(state, orbitals, built + 1, gradient, energyChange);
  }

  /** Frobenius norm of the orbital gradient over all blocks, hartree. */
  static double gradient(Occupation occupation, List<Orbitals> orbitals, List<Matrix> fock) {
    double sum = 0;
    for (int s = 0; s < fock.size(); s++) {
      sum += square(occupation, orbitals.get(s), fock.get(s));
    }
    return Math.sqrt(sum);
  }

  private static double square(Occupation occupation, Orbitals orbitals, Matrix fock) {
    if (!orbitals.fractional()) {
      Matrix between = orbitals.gradient(fock);
      return between.dot(between);
    }
    Matrix inOrbitals = LinearAlgebra.transform(fock, orbitals.coefficients());
    double[] f = orbitals.occupations();
    double sum = 0;
    for (int p = 0; p < f.length; p++) {
      for (int q = 0; q < p; q++) {
        double rotation = (f[q] - f[p]) * inOrbitals.get(p, q);
        sum += rotation * rotation;
      }
    }
    Matrix misfit = occupation.misfit(orbitals, inOrbitals);
    return misfit == null ? sum : sum + misfit.dot(misfit);
  }

  /**
   * What DIIS makes small, all blocks one after the other: Xᵀ(FDS − SDF)X, which is antisymmetric,
   * and what the occupations add to it, which is symmetric.
   */
  double[] error(KohnShamProblem problem) {
    Discretisation world = problem.discretisation();
    Matrix x = world.orthogonaliser();
    int n = x.columns();
    double[] all = new double[state.fock().size() * n * n];
    for (int s = 0; s < state.fock().size(); s++) {
      Matrix fds =
          LinearAlgebra.multiply(
              LinearAlgebra.multiply(state.fock().get(s), state.density().bySpin().get(s)),
              world.overlap());
      Matrix error = LinearAlgebra.transform(fds.plus(-1, fds.transpose()), x);
      addMisfit(problem, s, error);
      System.arraycopy(error.data(), 0, all, s * n * n, n * n);
    }
    return all;
  }

  private void addMisfit(KohnShamProblem problem, int spin, Matrix error) {
    if (orbitals.isEmpty() || !orbitals.get(spin).fractional()) {
      return;
    }
    Matrix c = orbitals.get(spin).coefficients();
    Matrix misfit =
        problem
            .occupation()
            .misfit(orbitals.get(spin), LinearAlgebra.transform(state.fock().get(spin), c));
    if (misfit != null) {
      Discretisation world = problem.discretisation();
      Matrix sx = LinearAlgebra.multiply(world.overlap(), world.orthogonaliser());
      Matrix back = LinearAlgebra.multiply(c, true, sx, false);
      error.addScaled(1, LinearAlgebra.transform(misfit, back));
    }
  }

  /**
   * The same orbitals where F is diagonal as far as the density allows; as they are where F is not
   * finite.
   */
  public List<Orbitals> canonical() {
    if (!finite()) {
      return orbitals;
    }
    List<Orbitals> canonical = new ArrayList<>();
    for (int s = 0; s < orbitals.size(); s++) {
      canonical.add(orbitals.get(s).semicanonical(state.fock().get(s)));
    }
    return canonical;
  }
}
