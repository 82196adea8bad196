package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.integral.SymmetricProduct;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ExchangeTerm;
import rung.scf.NonLocalTerm;
import rung.scf.Orbitals;
import rung.scf.ScfSolution;
import rung.scf.XcIntegrator;

/**
 * The operator A of the coupled-perturbed Kohn-Sham equations in the space of occupied-virtual
 * rotations (docs/theory.md):
 *
 * <p>(A κ)_ai = (ε_a − ε_i) κ_ai + [Cᵀ G(δD(κ)) C]_ai, δD_σ(κ) = Σ κ_ai (C_a C_iᵀ + C_i C_aᵀ), with
 * G the response of the Fock matrix. Symmetric; positive definite at a minimum of the energy. A
 * vector holds κ_ai [virtuals, occupied] of each block, one block after the other.
 */
final class OrbitalHessian {
  private static final double SMALLEST_GAP = 0.05;

  private final ScfSolution solution;
  private final Workers workers;
  private final XcIntegrator.Response response;
  private final ExchangeTerm exchange;
  private final NonLocalTerm.Response nonLocal;
  private final List<Matrix> occupied = new ArrayList<>();
  private final List<Matrix> virtual = new ArrayList<>();
  private final double[] gaps;

  OrbitalHessian(ScfSolution solution, Workers workers) {
    this.solution = solution;
    this.workers = workers;
    this.response =
        new XcIntegrator(solution.system(), solution.functional(), workers)
            .linearise(solution.density());
    this.exchange = new ExchangeTerm(solution.system(), solution.functional(), workers);
    this.nonLocal =
        new NonLocalTerm(solution.system(), solution.functional(), workers)
            .linearise(solution.density());
    int size = 0;
    for (Orbitals orbitals : solution.orbitals()) {
      occupied.add(orbitals.occupiedColumns());
      virtual.add(orbitals.virtualColumns());
      size += orbitals.occupied() * orbitals.virtuals();
    }
    this.gaps = new double[size];
    int k = 0;
    for (Orbitals orbitals : solution.orbitals()) {
      for (int a = 0; a < orbitals.virtuals(); a++) {
        for (int i = 0; i < orbitals.occupied(); i++) {
          gaps[k++] = orbitals.energies()[orbitals.occupied() + a] - orbitals.energies()[i];
        }
      }
    }
  }

  /** Number of rotations. */
  int size() {
    return gaps.length;
  }

  /** ε_a − ε_i of each rotation. */
  double[] gaps() {
    return gaps.clone();
  }

  /** A κ. */
  double[] apply(double[] rotation) {
    List<SymmetricProduct> products = productChange(rotation);
    List<Matrix> change = products.stream().map(SymmetricProduct::matrix).toList();
    Matrix total =
        change.size() == 1 ? change.get(0).times(2) : change.get(0).plus(1, change.get(1));
    Matrix coulomb = solution.system().repulsion().coulomb(total, workers);
    List<Matrix> xc = response.apply(change);
    List<Matrix> fock = new ArrayList<>();
    for (Matrix potential : xc) {
      fock.add(potential.plus(1, coulomb));
    }
    List<Matrix> exact = exchange.apply(products);
    for (int s = 0; s < exact.size(); s++) {
      fock.get(s).addScaled(1, exact.get(s));
    }
    List<Matrix> correlation = nonLocal.apply(change);
    for (int s = 0; s < correlation.size(); s++) {
      fock.get(s).addScaled(1, correlation.get(s));
    }
    double[] result = project(fock);
    for (int k = 0; k < result.length; k++) {
      result[k] += gaps[k] * rotation[k];
    }
    return result;
  }

  /** The positive preconditioner: r_ai / max(|ε_a − ε_i|, 0.05). */
  double[] precondition(double[] residual) {
    double[] scaled = new double[residual.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = residual[k] / Math.max(Math.abs(gaps[k]), SMALLEST_GAP);
    }
    return scaled;
  }

  /** δD_σ(κ) = C_a κ C_iᵀ and its transpose. */
  List<Matrix> densityChange(double[] rotation) {
    return productChange(rotation).stream().map(SymmetricProduct::matrix).toList();
  }

  /** δD_σ(κ) as product of 2 C_a κ and C_i. */
  private List<SymmetricProduct> productChange(double[] rotation) {
    List<SymmetricProduct> change = new ArrayList<>();
    int k = 0;
    for (int s = 0; s < occupied.size(); s++) {
      int rows = virtual.get(s).columns();
      int columns = occupied.get(s).columns();
      Matrix kappa =
          new Matrix(rows, columns, java.util.Arrays.copyOfRange(rotation, k, k + rows * columns));
      k += rows * columns;
      Matrix left = LinearAlgebra.multiply(virtual.get(s), kappa).times(2);
      change.add(new SymmetricProduct(left, occupied.get(s)));
    }
    return change;
  }

  /** [Cᵀ M C]_ai of each block. */
  double[] project(List<Matrix> matrices) {
    double[] all = new double[size()];
    int k = 0;
    for (int s = 0; s < matrices.size(); s++) {
      Matrix part =
          LinearAlgebra.multiply(
              virtual.get(s),
              true,
              LinearAlgebra.multiply(matrices.get(s), occupied.get(s)),
              false);
      System.arraycopy(part.data(), 0, all, k, part.data().length);
      k += part.data().length;
    }
    return all;
  }
}
