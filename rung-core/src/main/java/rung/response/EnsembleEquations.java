package rung.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.DensityChange;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.ScfSolution;
import rung.term.Term;

/**
 * The fixed point with fractional occupations to first order (S. de Gironcoli, Phys. Rev. B 51,
 * 6773 (1995), for orbitals in a finite basis; docs/theory.md). The density follows the Fock
 * matrices by δD = −R Rᵀ δF, where R takes a symmetric matrix in the orbitals to √((f_q − f_p)/(ε_p
 * − ε_q)) times itself, √(−f′) on the diagonal after a change of all levels alike is left out (the
 * electrons stay), and their Fock matrices follow it by G. A loss with slopes S = ∂L/∂D wants (1 +
 * Rᵀ G R) y = Rᵀ S and Z = −R y / m: symmetric, and the unit matrix where nothing responds.
 * Forwards the same operator gives δD = R x of a change δF at fixed density, (1 + Rᵀ G R) x = −Rᵀ
 * δF.
 */
final class EnsembleEquations implements LinearisedFixedPoint {
  private final Term.Response response;
  private final LinearSolver solver;
  private final int multiplicity;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * One spin block.
   *
   * @param root √ of the divided differences [orbitals, orbitals]
   * @param level unit vector of what a change of all levels alike does to the diagonal
   */
  private record Block(Matrix coefficients, Matrix root, double[] level) {
    static Block of(Orbitals orbitals, Matrix slopes) {
      int n = slopes.rows();
      Matrix root = Matrix.zeros(n);
      double[] level = new double[n];
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          root.set(p, q, Math.sqrt(Math.max(0, -slopes.get(p, q))));
        }
        level[p] = root.get(p, p);
      }
      double norm = Vectors.norm(level);
      return new Block(
          orbitals.coefficients(), root, norm > 0 ? Vectors.scaled(1 / norm, level) : level);
    }

    /** R, or its transpose: they differ in whether the level is left out before or after. */
    private Matrix scaled(Matrix inOrbitals) {
      return new Matrix(
          root.rows(), root.columns(), Vectors.product(root.data(), inOrbitals.data()));
    }

    private Matrix withoutLevel(Matrix matrix) {
      Matrix rest = matrix.copy();
      double along = 0;
      for (int p = 0; p < level.length; p++) {
        along += level[p] * matrix.get(p, p);
      }
      for (int p = 0; p < level.length; p++) {
        rest.add(p, p, -along * level[p]);
      }
      return rest;
    }

    /** C R y Cᵀ. */
    Matrix density(Matrix y) {
      return LinearAlgebra.transform(scaled(withoutLevel(y)), coefficients.transpose());
    }

    /** Rᵀ Cᵀ F C. */
    Matrix projected(Matrix fock) {
      return withoutLevel(scaled(LinearAlgebra.transform(fock, coefficients)));
    }
  }

  private EnsembleEquations(
      ScfSolution solution, List<Matrix> slopes, LinearSolver solver, Workers workers) {
    this.solver = solver;
    this.response = solution.problem().hamiltonian().linearise(solution.density(), workers);
    this.multiplicity = solution.density().multiplicity();
    for (int s = 0; s < slopes.size(); s++) {
      blocks.add(Block.of(solution.orbitals().get(s), slopes.get(s)));
    }
  }

  /** The equations at a solution; null if its occupations have no slopes. */
  static @Nullable EnsembleEquations of(
      ScfSolution solution, LinearSolver solver, Workers workers) {
    List<Matrix> slopes = new ArrayList<>();
    for (Orbitals orbitals : solution.orbitals()) {
      Matrix own = solution.problem().occupation().slopes(orbitals);
      if (own == null) {
        return null;
      }
      slopes.add(own);
    }
    return new EnsembleEquations(solution, slopes, solver, workers);
  }

  @Override
  public Change change(List<Matrix> fock) {
    LinearSolver.Solution x =
        solver.solve(this::apply, double[]::clone, Vectors.scaled(-1, project(fock)));
    return new Change(densities(x.x()), x.iterations(), x.finite());
  }

  @Override
  public Adjoint adjoint(ScfSolution solution, List<Matrix> densitySeed) {
    LinearSolver.Solution y = solver.solve(this::apply, double[]::clone, project(densitySeed));
    List<Matrix> multiplier =
        densities(y.x()).stream().map(matrix -> matrix.times(-1.0 / multiplicity)).toList();
    return new Adjoint(
        solution, multiplier, AdjointReport.of(solution, new ResponseEquations.Solution(y, 0)));
  }

  private double[] apply(double[] y) {
    double[] result = project(response.apply(DensityChange.ofMatrices(densities(y))));
    Vectors.addScaled(1, y, result);
    return result;
  }

  private double[] project(List<Matrix> matrices) {
    int size = blocks.stream().mapToInt(block -> block.root.data().length).sum();
    double[] all = new double[size];
    int next = 0;
    for (int s = 0; s < blocks.size(); s++) {
      double[] own = blocks.get(s).projected(matrices.get(s)).data();
      System.arraycopy(own, 0, all, next, own.length);
      next += own.length;
    }
    return all;
  }

  private List<Matrix> densities(double[] y) {
    List<Matrix> densities = new ArrayList<>();
    int next = 0;
    for (Block block : blocks) {
      int n = block.root.rows();
      Matrix own = new Matrix(n, n, Arrays.copyOfRange(y, next, next + n * n));
      densities.add(block.density(own));
      next += n * n;
    }
    return densities;
  }
}
