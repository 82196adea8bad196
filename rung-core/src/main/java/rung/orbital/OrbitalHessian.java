package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.integral.SymmetricProduct;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.term.Hamiltonian;
import rung.term.Term;

/**
 * The operator A of the coupled-perturbed Kohn-Sham equations in the space of occupied-virtual
 * rotations (docs/theory.md):
 *
 * <p>(A κ)_ai = (ε_a − ε_i) κ_ai + [Cᵀ G(δD(κ)) C]_ai, δD_σ(κ) = Σ κ_ai (C_a C_iᵀ + C_i C_aᵀ), with
 * G the response of the Fock matrix. Symmetric; positive definite at a minimum of the energy. A
 * vector holds κ_ai [virtuals, occupied] of each block, one block after the other.
 */
public final class OrbitalHessian {
  private static final double SMALLEST_GAP = 0.05;

  private final Term.Response response;
  private final List<Matrix> occupied = new ArrayList<>();
  private final List<Matrix> virtual = new ArrayList<>();
  private final double[] gaps;

  /**
   * The operator at any density.
   *
   * @param all canonical ones of the density, with whole electrons, for each block
   */
  public OrbitalHessian(Hamiltonian terms, Density density, List<Orbitals> all, Workers workers) {
    if (all.stream().anyMatch(Orbitals::fractional)) {
      throw new IllegalArgumentException(
          "occupied-virtual rotations need whole electrons in each orbital");
    }
    this.response = terms.linearise(density, workers);
    int size = 0;
    for (Orbitals orbitals : all) {
      occupied.add(orbitals.occupiedColumns());
      virtual.add(orbitals.virtualColumns());
      size += orbitals.occupied() * orbitals.virtuals();
    }
    this.gaps = new double[size];
    int k = 0;
    for (Orbitals orbitals : all) {
      double[] energies = orbitals.energies();
      int filled = orbitals.occupied();
      for (int a = filled; a < energies.length; a++) {
        for (int i = 0; i < filled; i++) {
          gaps[k++] = energies[a] - energies[i];
        }
      }
    }
  }

  /** Number of rotations. */
  public int size() {
    return gaps.length;
  }

  /** ε_a − ε_i of each rotation. */
  public double[] gaps() {
    return gaps.clone();
  }

  /** Unit vectors along the rotations with the smallest |ε_a − ε_i|. */
  public List<double[]> smallestGaps(int number) {
    return IntStream.range(0, gaps.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> Math.abs(gaps[k])))
        .limit(number)
        .map(
            k -> {
              double[] unit = new double[gaps.length];
              unit[k] = 1;
              return unit;
            })
        .toList();
  }

  /** A κ. */
  public double[] apply(double[] rotation) {
    double[] result = project(response.apply(DensityChange.of(productChange(rotation))));
    for (int k = 0; k < result.length; k++) {
      result[k] += gaps[k] * rotation[k];
    }
    return result;
  }

  /** The positive preconditioner: r_ai / max(|ε_a − ε_i|, 0.05). */
  public double[] precondition(double[] residual) {
    double[] scaled = new double[residual.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = residual[k] / Math.max(Math.abs(gaps[k]), SMALLEST_GAP);
    }
    return scaled;
  }

  /** δD_σ(κ) = C_a κ C_iᵀ and its transpose. */
  public List<Matrix> densityChange(double[] rotation) {
    return productChange(rotation).stream().map(SymmetricProduct::matrix).toList();
  }

  /** δD_σ(κ) as product of 2 C_a κ and C_i. */
  private List<SymmetricProduct> productChange(double[] rotation) {
    List<SymmetricProduct> change = new ArrayList<>();
    int k = 0;
    for (int s = 0; s < occupied.size(); s++) {
      int rows = virtual.get(s).columns();
      int columns = occupied.get(s).columns();
      Matrix kappa = new Matrix(rows, columns, Arrays.copyOfRange(rotation, k, k + rows * columns));
      k += rows * columns;
      Matrix left = LinearAlgebra.multiply(virtual.get(s), kappa).times(2);
      change.add(new SymmetricProduct(left, occupied.get(s)));
    }
    return change;
  }

  /** [Cᵀ M C]_ai of each block. */
  public double[] project(List<Matrix> matrices) {
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
