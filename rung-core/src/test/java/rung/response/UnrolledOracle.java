package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.ScfSolution;
import rung.term.Hamiltonian;
import rung.term.Term;
import rung.term.XcTerm;

/**
 * The derivative of the density along a parameter direction by differentiating every iteration of a
 * damped fixed-point SCF (forward mode, unrolled). Slow and simple: an oracle for the implicit
 * gradient.
 */
final class UnrolledOracle {
  private static final double DAMPING = 0.5;

  private UnrolledOracle() {}

  /**
   * dD_σ along {@code direction}, from {@code iterations} unrolled steps at a converged solution.
   */
  static List<Matrix> densityDerivative(ScfSolution solution, double[] direction, int iterations) {
    Discretisation system = solution.discretisation();
    List<Matrix> source = potentialDerivative(solution, direction);
    Term.Response response =
        new XcTerm(system, solution.functional(), Workers.single()).linearise(solution.density());
    List<Matrix> derivative = new ArrayList<>();
    for (Matrix d : solution.density().bySpin()) {
      derivative.add(Matrix.zeros(d.rows()));
    }
    for (int k = 0; k < iterations; k++) {
      Matrix total =
          derivative.size() == 1
              ? derivative.get(0).times(2)
              : derivative.get(0).plus(1, derivative.get(1));
      Matrix coulomb = system.coulomb(total, Workers.single());
      List<Matrix> xc = response.apply(DensityChange.ofMatrices(derivative));
      List<Matrix> next = new ArrayList<>();
      for (int s = 0; s < derivative.size(); s++) {
        Matrix fock = source.get(s).plus(1, coulomb).plus(1, xc.get(s));
        Matrix step = projectorDerivative(solution.orbitals().get(s), fock);
        next.add(derivative.get(s).times(1 - DAMPING).plus(DAMPING, step));
      }
      derivative = next;
    }
    return derivative;
  }

  /** First-order change of the occupied projector for a change of the Fock matrix. */
  private static Matrix projectorDerivative(Orbitals orbitals, Matrix fock) {
    Matrix kappa = orbitals.gradient(fock);
    int occupied = orbitals.occupied();
    for (int a = 0; a < kappa.rows(); a++) {
      for (int i = 0; i < occupied; i++) {
        double gap = orbitals.energies()[occupied + a] - orbitals.energies()[i];
        kappa.set(a, i, -kappa.get(a, i) / gap);
      }
    }
    Matrix half =
        LinearAlgebra.multiply(
            LinearAlgebra.multiply(orbitals.virtualColumns(), kappa),
            false,
            orbitals.occupiedColumns(),
            true);
    return half.plus(1, half.transpose());
  }

  /** ∂F_σ/∂θ along the direction at fixed density, by a five-point rule. */
  private static List<Matrix> potentialDerivative(ScfSolution solution, double[] direction) {
    double h = 1e-3;
    List<Matrix> sum = new ArrayList<>();
    double[] steps = {-2, -1, 1, 2};
    double[] weights = {1 / (12 * h), -8 / (12 * h), 8 / (12 * h), -1 / (12 * h)};
    for (int k = 0; k < 4; k++) {
      Functional moved =
          solution
              .functional()
              .withParameters(
                  move(solution.functional().parameters().values(), steps[k] * h, direction));
      Density density = solution.density();
      List<Matrix> fock =
          new Hamiltonian(solution.discretisation(), moved).at(density, Workers.single()).fock();
      for (int s = 0; s < fock.size(); s++) {
        if (k == 0) {
          sum.add(fock.get(s).times(weights[k]));
        } else {
          sum.get(s).addScaled(weights[k], fock.get(s));
        }
      }
    }
    return sum;
  }

  static double[] move(double[] parameters, double step, double[] direction) {
    double[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }
}
