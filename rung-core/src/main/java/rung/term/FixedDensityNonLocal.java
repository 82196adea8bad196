package rung.term;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.FeatureLayout;
import rung.functional.Functional;
import rung.functional.MolecularFeatures;
import rung.functional.NonLocalFunctional;
import rung.functional.NonLocalValue;
import rung.parallel.Workers;

/**
 * The non-local part of the energy of one density for many functionals: sums over the points are
 * done again only for coefficients that need it.
 */
final class FixedDensityNonLocal implements FrozenEnergy.Part {
  private final Discretisation system;
  private final Density density;
  private @Nullable MolecularFeatures features;
  private @Nullable NonLocalValue value;

  /** The non-local correlation of a density. */
  FixedDensityNonLocal(Discretisation system, Density density) {
    this.system = system;
    this.density = density;
  }

  @Override
  public synchronized double energy(Functional functional, Workers workers) {
    NonLocalFunctional part = functional.part(NonLocalFunctional.class).orElse(null);
    return part == null || part.none() ? 0 : value(part, workers).energy();
  }

  @Override
  public synchronized void addParameterGradient(
      Functional functional, double seed, Workers workers, double[] gradient) {
    NonLocalFunctional part = functional.part(NonLocalFunctional.class).orElse(null);
    if (part != null) {
      double[] slopes = value(part, workers).slopes();
      functional.pullBack(
          part, Arrays.stream(slopes).map(slope -> seed * slope).toArray(), gradient);
    }
  }

  private NonLocalValue value(NonLocalFunctional part, Workers workers) {
    NonLocalValue known = value;
    NonLocalValue wanted =
        known == null
            ? part.at(features(part, workers), workers).value()
            : known.with(part).orElseGet(() -> part.at(features(part, workers), workers).value());
    value = wanted;
    return wanted;
  }

  private MolecularFeatures features(NonLocalFunctional part, Workers workers) {
    FeatureLayout layout = part.layout(system.spins());
    MolecularFeatures known = features;
    if (known == null || !known.features().layout().equals(layout)) {
      NonLocalGrid grid = new NonLocalGrid(system, part, workers);
      known = grid.features(grid.densities(density));
      features = known;
    }
    return known;
  }
}
