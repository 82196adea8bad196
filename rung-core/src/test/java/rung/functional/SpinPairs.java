package rung.functional;

import java.util.Optional;
import rung.parallel.Workers;

/**
 * A non-local functional of the spin densities and their gradients, for tests: E = c Σ_ij u_i v_j
 * exp(−a r_ij²) with u = w (n_α + b σ_αα) and v = w (n_β + b σ_αβ). For open shells.
 */
record SpinPairs(double c, double b, double a) implements NonLocalFunctional {
  @Override
  public double[] coefficients() {
    return new double[] {c, b, a};
  }

  @Override
  public boolean none() {
    return c == 0;
  }

  @Override
  public FeatureLayout layout(int spins) {
    return FeatureLayout.of(spins, Ingredient.GRADIENT);
  }

  @Override
  public NonLocalEnergy at(MolecularFeatures molecule, Workers workers) {
    return new At(molecule);
  }

  private final class At implements NonLocalEnergy {
    private final MolecularFeatures molecule;
    private final FeatureLayout layout;
    private final double[] u;
    private final double[] v;
    private final double[] uSlope;
    private final double[] vSlope;

    At(MolecularFeatures molecule) {
      this.molecule = molecule;
      this.layout = molecule.features().layout();
      double[][] values = molecule.features().values();
      this.u = charge(values, 0, b, 1);
      this.v = charge(values, 1, b, 1);
      this.uSlope = charge(values, 0, 1, 0);
      this.vSlope = charge(values, 1, 1, 0);
    }

    /** w (density · n_s + gradient · σ_αs). */
    private double[] charge(double[][] values, int spin, double gradient, double density) {
      double[] weights = molecule.features().weights();
      double[] charge = new double[weights.length];
      for (int i = 0; i < charge.length; i++) {
        charge[i] =
            weights[i]
                * (density * values[layout.density(spin)][i]
                    + gradient * values[layout.sigma(0, spin)][i]);
      }
      return charge;
    }

    /** Σ_j r^(2 power) exp(−a r²) q_j. */
    private double[] potential(double[] charge, int power) {
      double[] potential = new double[charge.length];
      for (int i = 0; i < charge.length; i++) {
        for (int j = 0; j < charge.length; j++) {
          double x = molecule.x()[i] - molecule.x()[j];
          double y = molecule.y()[i] - molecule.y()[j];
          double z = molecule.z()[i] - molecule.z()[j];
          double r2 = x * x + y * y + z * z;
          potential[i] += charge[j] * Math.exp(-a * r2) * (power == 0 ? 1 : r2);
        }
      }
      return potential;
    }

    private double pairs(double[] first, double[] second, int power) {
      double[] potential = potential(second, power);
      double sum = 0;
      for (int i = 0; i < first.length; i++) {
        sum += first[i] * potential[i];
      }
      return sum;
    }

    private double[][] derivative(double[] alpha, double[] beta) {
      double[] byU = potential(beta, 0);
      double[] byV = potential(alpha, 0);
      double[] weights = molecule.features().weights();
      double[][] derivative = new double[layout.channels()][weights.length];
      for (int i = 0; i < weights.length; i++) {
        derivative[layout.density(0)][i] = c * weights[i] * byU[i];
        derivative[layout.sigma(0, 0)][i] = b * derivative[layout.density(0)][i];
        derivative[layout.density(1)][i] = c * weights[i] * byV[i];
        derivative[layout.sigma(0, 1)][i] = b * derivative[layout.density(1)][i];
      }
      return derivative;
    }

    @Override
    public NonLocalValue value() {
      double energy = c * pairs(u, v, 0);
      double[] slopes = {
        energy / c, c * (pairs(uSlope, v, 0) + pairs(u, vSlope, 0)), -c * pairs(u, v, 1)
      };
      return new Value(energy, slopes);
    }

    @Override
    public double[][] derivative() {
      return derivative(u, v);
    }

    @Override
    public Linear linearise(Workers workers) {
      return new Linear() {
        @Override
        public double[][] apply(double[][] tangent) {
          return derivative(charge(tangent, 0, b, 1), charge(tangent, 1, b, 1));
        }

        @Override
        public double[] slopes(double[][] tangent) {
          double[] du = charge(tangent, 0, b, 1);
          double[] dv = charge(tangent, 1, b, 1);
          double byB =
              pairs(charge(tangent, 0, 1, 0), v, 0)
                  + pairs(du, vSlope, 0)
                  + pairs(uSlope, dv, 0)
                  + pairs(u, charge(tangent, 1, 1, 0), 0);
          return new double[] {
            pairs(du, v, 0) + pairs(u, dv, 0), c * byB, -c * (pairs(du, v, 1) + pairs(u, dv, 1))
          };
        }
      };
    }
  }

  private record Value(double energy, double[] slopes) implements NonLocalValue {
    @Override
    public Optional<NonLocalValue> with(NonLocalFunctional other) {
      return Optional.empty();
    }
  }
}
