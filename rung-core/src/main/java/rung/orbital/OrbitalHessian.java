package rung.orbital;

import java.util.ArrayList;
import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.integral.SymmetricProduct;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.parallel.Workers;
import rung.term.Hamiltonian;
import rung.term.Term;

/**
 * The operator A of the coupled-perturbed Kohn-Sham equations in the space of occupied-virtual
 * rotations (docs/theory.md):
 *
 * <p>(A κ)_ai = (ε_a − ε_i) κ_ai + [Cᵀ G(δD(κ)) C]_ai, δD_σ(κ) = Σ κ_ai (C_a C_iᵀ + C_i C_aᵀ), with
 * G the response of the Fock matrix. Symmetric; positive definite at a minimum of the energy.
 */
public final class OrbitalHessian implements RotationOperator {
  private final Term.Response response;
  private final RotationSpace space;
  private final List<Matrix> occupied = new ArrayList<>();
  private final List<Matrix> virtual = new ArrayList<>();

  /**
   * The operator at any density.
   *
   * @param all canonical ones of the density, with whole electrons, for each block
   */
  public OrbitalHessian(Hamiltonian terms, Density density, List<Orbitals> all, Workers workers) {
    this.space = new RotationSpace(all);
    this.response = terms.linearise(density, workers);
    for (Orbitals orbitals : all) {
      occupied.add(orbitals.occupiedColumns());
      virtual.add(orbitals.virtualColumns());
    }
  }

  /** The rotations. */
  public RotationSpace space() {
    return space;
  }

  @Override
  public double[] apply(double[] rotation) {
    double[] result = space.project(response.apply(DensityChange.of(productChange(rotation))));
    Vectors.addScaled(1, space.timesGaps(rotation), result);
    return result;
  }

  @Override
  public double[] precondition(double[] residual) {
    return space.precondition(residual);
  }

  /** δD_σ(κ) = C_a κ C_iᵀ and its transpose. */
  public List<Matrix> densityChange(double[] rotation) {
    return productChange(rotation).stream().map(SymmetricProduct::matrix).toList();
  }

  /** δD_σ(κ) as product of 2 C_a κ and C_i. */
  private List<SymmetricProduct> productChange(double[] rotation) {
    List<Matrix> kappa = space.matrices(rotation);
    List<SymmetricProduct> change = new ArrayList<>();
    for (int s = 0; s < occupied.size(); s++) {
      Matrix left = LinearAlgebra.multiply(virtual.get(s), kappa.get(s)).times(2);
      change.add(new SymmetricProduct(left, occupied.get(s)));
    }
    return change;
  }
}
