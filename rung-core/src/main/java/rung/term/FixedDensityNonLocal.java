package rung.term;

import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.functional.Vv10;
import rung.functional.nonlocal.DensityPoints;
import rung.functional.nonlocal.Vv10Energy;
import rung.functional.nonlocal.Vv10Slopes;
import rung.parallel.Workers;

/**
 * The non-local correlation of one density for many functionals: the sums over pairs of points are
 * done again only for another b or C.
 */
final class FixedDensityNonLocal implements FrozenEnergy.Part {
  private final Discretisation system;
  private final Density density;
  private @Nullable DensityPoints points;
  private @Nullable Vv10Slopes slopes;
  private double b;
  private double c;

  /** The non-local correlation of a density. */
  FixedDensityNonLocal(Discretisation system, Density density) {
    this.system = system;
    this.density = density;
  }

  @Override
  public synchronized double energy(Functional functional, Workers workers) {
    Vv10 vv10 = functional.vv10();
    return vv10.none() ? 0 : vv10.factor() * slopes(vv10, workers).factor();
  }

  @Override
  public synchronized void addParameterGradient(
      Functional functional, double seed, Workers workers, double[] gradient) {
    if (functional.hasVv10()) {
      NonLocalTerm.add(functional, slopes(functional.vv10(), workers).times(seed), gradient);
    }
  }

  private Vv10Slopes slopes(Vv10 vv10, Workers workers) {
    Vv10Slopes known = slopes;
    if (known == null || b != vv10.b() || c != vv10.c()) {
      if (points == null) {
        NonLocalGrid grid = new NonLocalGrid(system, workers);
        points = grid.points(grid.densities(density));
      }
      known = new Vv10Energy(points, vv10.b(), vv10.c(), workers).slopes();
      slopes = known;
      b = vv10.b();
      c = vv10.c();
    }
    return known;
  }
}
