package rung.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.discretisation.GridPotential;
import rung.discretisation.Quadrature;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Exchange and correlation on the grid: the chain rule between density matrices and a functional's
 * features, by quadrature. The functional is called group by group.
 */
public final class XcTerm implements Term {
  private final Discretisation system;
  private final Functional functional;
  private final Workers workers;
  private final FeatureLayout layout;
  private final Quadrature grid;

  /** The integrator for a functional on a system's grid. */
  public XcTerm(Discretisation system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.workers = workers;
    this.layout = functional.layout(system.spins());
    this.grid = new Quadrature(system, layout, functional.exchangeDensityRange(), workers);
  }

  static Optional<Term> of(Discretisation system, Functional functional, Workers workers) {
    return Optional.of(new XcTerm(system, functional, workers));
  }

  @Override
  public String label() {
    return "xc";
  }

  @Override
  public Evaluation evaluate(Density density) {
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
    return new Evaluation(sum(energies), potential, sum(electrons));
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

  @Override
  public Response linearise(Density density) {
    return new Kernel(density);
  }

  /** ∂²E_xc. */
  private final class Kernel implements Response {
    private final List<GridDensity> densities;
    private final List<double[][]> derivatives;
    private final List<XcKernel> kernels;

    private Kernel(Density density) {
      int n = grid.groups();
      densities = workers.map(n, group -> grid.density(group, density));
      List<Features> features = new ArrayList<>();
      for (int group = 0; group < n; group++) {
        features.add(features(group, densities.get(group)));
      }
      derivatives = workers.map(n, group -> functional.evaluate(features.get(group)).derivative());
      kernels = workers.map(n, group -> functional.linearise(features.get(group)));
    }

    @Override
    public List<Matrix> apply(DensityChange change) {
      Density delta = Density.of(change.bySpin());
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

  @Override
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

  @Override
  public @Nullable NotFinite notFinite(Density density, @Nullable List<Matrix> multiplier) {
    NotFinite found = new GridSearch(system, functional, layout, grid).first(density, multiplier);
    return found == null ? Term.super.notFinite(density, multiplier) : found;
  }

  @Override
  public FrozenEnergy freeze(Density density) {
    return new FrozenEnergy(0, List.of(), FeaturePieces.of(features(density)));
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
