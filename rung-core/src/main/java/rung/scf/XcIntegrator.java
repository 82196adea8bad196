package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The chain rule between density matrices and a functional's features, by quadrature on the grid.
 * The functional is called group by group.
 */
public final class XcIntegrator {
  private final KohnShamSystem system;
  private final Functional functional;
  private final Workers workers;
  private final FeatureLayout layout;
  private final Quadrature grid;

  /** The integrator for a functional on a system's grid. */
  public XcIntegrator(KohnShamSystem system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.workers = workers;
    this.layout = functional.layout(system.spins());
    this.grid = new Quadrature(system, layout, functional.exchangeDensityRange(), workers);
  }

  /**
   * Energy and potential.
   *
   * @param energy E_xc, hartree
   * @param potential (1/m_σ) ∂E_xc/∂D_σ [nao, nao] for each block
   * @param electrons Σ_g w_g n_g
   */
  public record Result(double energy, List<Matrix> potential, double electrons) {}

  /** Exchange-correlation energy and potential of a density. */
  public Result evaluate(Density density) {
    double[] energies = new double[grid.groups()];
    double[] electrons = new double[energies.length];
    List<Matrix> potential =
        grid.assemble(
            layout.spins(),
            group -> {
              GridDensity rho = grid.density(group, density);
              Features features = features(group, rho);
              XcValue value = functional.evaluate(features);
              energies[group] = value.energy();
              electrons[group] = electrons(features);
              GridPotential fields = new GridPotential(layout, rho.points);
              fields.add(value.derivative(), rho);
              return fields;
            });
    return new Result(sum(energies), potential, sum(electrons));
  }

  /** Features of the density on the whole grid. */
  public Features features(Density density) {
    int points = system.grid().size();
    double[][] all = new double[layout.channels()][points];
    workers.forEach(
        grid.groups(),
        group -> {
          Features part = features(group, grid.density(group, density));
          for (int c = 0; c < all.length; c++) {
            System.arraycopy(part.values()[c], 0, all[c], grid.start(group), part.points());
          }
        });
    return new Features(layout, points, all, system.grid().weights());
  }

  /** The potential's first-order response to changes of the density, at a fixed density. */
  public Response linearise(Density density) {
    return new Response(density);
  }

  /** ∂²E_xc: applies to any number of density changes. */
  public final class Response {
    private final List<GridDensity> densities;
    private final List<double[][]> derivatives;
    private final List<XcKernel> kernels;

    private Response(Density density) {
      int n = grid.groups();
      densities = workers.map(n, group -> grid.density(group, density));
      List<Features> features = new ArrayList<>();
      for (int group = 0; group < n; group++) {
        features.add(features(group, densities.get(group)));
      }
      derivatives = workers.map(n, group -> functional.evaluate(features.get(group)).derivative());
      kernels = workers.map(n, group -> functional.linearise(features.get(group)));
    }

    /** Change of the potential matrices for a symmetric change δD_σ of each block. */
    public List<Matrix> apply(List<Matrix> change) {
      Density delta = Density.of(change);
      return grid.assemble(
          layout.spins(),
          group -> {
            GridDensity rho = densities.get(group);
            GridDensity deltaRho = grid.density(group, delta);
            double[][] response = kernels.get(group).apply(rho.featureTangent(layout, deltaRho));
            GridPotential fields = new GridPotential(layout, rho.points);
            fields.add(response, rho);
            fields.addProducts(derivatives.get(group), deltaRho);
            return fields;
          });
    }
  }

  /**
   * Adds ∂/∂θ [ seed · E_xc(D; θ) + Σ_σ ⟨∂E_xc/∂D_σ, Z_σ⟩ ] to {@code gradient}.
   *
   * @param multiplier Z_σ for each block, symmetric, or null for the first term only
   */
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    int parameters = gradient.length;
    List<double[]> parts =
        workers.map(
            grid.groups(),
            group -> {
              GridDensity rho = grid.density(group, density);
              double[] part = new double[parameters];
              double[][] tangent =
                  multiplier == null
                      ? null
                      : rho.featureTangent(layout, grid.density(group, Density.of(multiplier)));
              functional.addParameterGradient(features(group, rho), seed, tangent, part);
              return part;
            });
    for (double[] part : parts) {
      for (int i = 0; i < parameters; i++) {
        gradient[i] += part[i];
      }
    }
  }

  private Features features(int group, GridDensity rho) {
    return new Features(layout, rho.points, rho.features(layout), grid.weights(group));
  }

  private static double electrons(Features features) {
    double sum = 0;
    for (int s = 0; s < features.layout().spins(); s++) {
      double[] rho = features.values()[features.layout().density(s)];
      for (int g = 0; g < features.points(); g++) {
        sum += features.weights()[g] * rho[g];
      }
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
