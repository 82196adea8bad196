package rung.functional.nonlocal;

import java.util.Optional;
import rung.functional.NonLocalEnergy;
import rung.functional.NonLocalFunctional;
import rung.functional.NonLocalValue;
import rung.parallel.Workers;

/** {@link Vv10Energy} with its factor. */
record ScaledVv10(double factor, Vv10Energy energy) implements NonLocalEnergy {
  @Override
  public NonLocalValue value() {
    return new Value(new Vv10(factor, energy.b(), energy.c()), energy.slopes());
  }

  @Override
  public double[][] derivative() {
    return scaled(energy.derivative());
  }

  @Override
  public Linear linearise(Workers workers) {
    Vv10Response response = energy.linearise(workers);
    return new Linear() {
      @Override
      public double[][] apply(double[][] tangent) {
        return scaled(response.apply(tangent));
      }

      @Override
      public double[] slopes(double[][] tangent) {
        return response.slopes(tangent).byCoefficients(factor);
      }
    };
  }

  private double[][] scaled(double[][] values) {
    for (double[] channel : values) {
      for (int p = 0; p < channel.length; p++) {
        channel[p] *= factor;
      }
    }
    return values;
  }

  /** What is kept of it: without the factor, so that another one costs nothing. */
  private record Value(Vv10 functional, Vv10Slopes unscaled) implements NonLocalValue {
    @Override
    public double energy() {
      return functional.factor() * unscaled.factor();
    }

    @Override
    public double[] slopes() {
      return unscaled.byCoefficients(functional.factor());
    }

    @Override
    public Optional<NonLocalValue> with(NonLocalFunctional other) {
      return other instanceof Vv10 own && own.b() == functional.b() && own.c() == functional.c()
          ? Optional.of(new Value(own, unscaled))
          : Optional.empty();
    }
  }
}
