package rung.functional.neural;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.ExactExchange;
import rung.functional.form.Arithmetic;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.SelectedSpins;
import rung.functional.published.SlaterExchange;

/**
 * Exchange of each spin from its own density 2ρ_σ, or, without spin scaling, with a network that
 * sees the whole density.
 *
 * @param start mixing at which a local hybrid starts
 * @param damped whether F_x is multiplied by {@link Gates#decay}
 */
record CorrectedExchange(
    NeuralBase base,
    NeuralShape shape,
    List<Feature> features,
    NeuralConstraints constraints,
    double start,
    boolean damped)
    implements CorrectedEnergy {
  private static final String NETWORK = NeuralShape.ADDED_EXCHANGE.networks().get(0);

  /** B of the added shape. */
  static final double ADDED_BOUND = 0.45;

  private static final double RANGE = 4;

  /** Added to |e_x^LDA| where something is divided by it: of a density of 1e-20. */
  private static final double ENERGY_FLOOR = 1e-26;

  @Override
  public <T> T energy(Arithmetic<T> a, PointInputs<T> in) {
    if (shape == NeuralShape.ADDED_EXCHANGE && !damped) {
      T sum = base.exchange(a, in);
      for (int spin = 0; spin < 2; spin++) {
        sum = a.add(sum, added(a, in, spin));
      }
      return sum;
    }
    return a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
  }

  private <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T own = a.multiply(0.5, base.exchange(a, SelectedSpins.doubled(in, spin)));
    T energy =
        switch (shape) {
          case ADDED_EXCHANGE -> a.add(own, added(a, in, spin));
          case LOCAL_MIXING -> mixed(a, in, spin, own);
          default -> enhanced(a, in, spin, own);
        };
    return damped
        ? a.multiply(energy, Gates.decay(a, ReducedGradient.squared(a, in, spin)))
        : energy;
  }

  /** e_x^LDA B g b(N). */
  private <T> T added(Arithmetic<T> a, PointInputs<T> in, int spin) {
    PointInputs<T> seen = seen(in, spin);
    T output = a.bounded(output(a, seen));
    T gain = a.multiply(ADDED_BOUND, gated(a, seen, output));
    T share = share(a, in);
    gain = share == null ? gain : a.multiply(share, gain);
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), gain);
  }

  private <T> T mixed(Arithmetic<T> a, PointInputs<T> in, int spin, T own) {
    T offset = a.constant(Math.log(start / (1 - start)));
    T share = Gates.logistic(a, a.add(offset, output(a, seen(in, spin))));
    return a.add(own, a.multiply(share, a.subtract(in.exchange(spin), own)));
  }

  private <T> T enhanced(Arithmetic<T> a, PointInputs<T> in, int spin, T own) {
    PointInputs<T> seen = seen(in, spin);
    T slater = SlaterExchange.ofSpin(a, in, spin);
    T output = output(a, seen);
    if (constraints.liebOxford() == 0) {
      return a.add(own, a.multiply(slater, gated(a, seen, output)));
    }
    T x =
        shape == NeuralShape.LOGISTIC_EXCHANGE
            ? gated(a, seen, output)
            : a.multiply(RANGE, gated(a, seen, a.bounded(output)));
    T share = share(a, in);
    T bound = a.constant(constraints.liebOxford());
    bound = share == null ? bound : a.multiply(share, bound);
    T factor = a.divide(a.negate(own), a.add(a.negate(slater), ENERGY_FLOOR));
    if (shape == NeuralShape.LOGISTIC_EXCHANGE) {
      return logistic(a, own, factor, bound, x);
    }
    T rest = a.multiply(a.subtract(bound, factor), a.exp(a.negate(x)));
    return a.multiply(own, a.divide(bound, a.add(factor, rest)));
  }

  /** The same for any x: e^x in the place of e^(−x) where x is negative. */
  private static <T> T logistic(Arithmetic<T> a, T own, T factor, T bound, T x) {
    T small = a.exp(a.ifPositive(x, a.negate(x), x));
    T open = a.subtract(bound, factor);
    T positive = a.add(factor, a.multiply(open, small));
    T negative = a.add(a.multiply(factor, small), open);
    T top = a.ifPositive(x, a.constant(1), small);
    T ratio = a.divide(a.multiply(bound, top), a.ifPositive(x, positive, negative));
    return a.multiply(own, ratio);
  }

  /** What a hybrid's exact exchange leaves to the rest, at the distance where it is least. */
  private <T> @Nullable T share(Arithmetic<T> a, PointInputs<T> in) {
    if (!(base.formula(ExactExchange.class, a, in) instanceof ExchangeFormula<T> exact)) {
      return null;
    }
    T most = exact.fullRange();
    ExchangeFormula.LongRange<T> separated = exact.separated();
    if (separated != null) {
      T longRange = separated.fraction();
      most = a.ifPositive(longRange, most, a.add(most, longRange));
    }
    return a.subtract(a.constant(1), most);
  }

  private <T> PointInputs<T> seen(PointInputs<T> in, int spin) {
    if (constraints.spinScaling()) {
      return SelectedSpins.doubled(in, spin);
    }
    boolean other = spin == 1 && features.stream().anyMatch(Feature::tellsSpinsApart);
    return other ? SelectedSpins.exchanged(in) : in;
  }

  private <T> T output(Arithmetic<T> a, PointInputs<T> seen) {
    return seen.network(NETWORK, CorrectedEnergy.values(a, seen, features));
  }

  private <T> T gated(Arithmetic<T> a, PointInputs<T> seen, T x) {
    if (!constraints.uniformGasLimit()) {
      return x;
    }
    boolean orbitals = CorrectedEnergy.seesOrbitals(features);
    return shape == NeuralShape.LOGISTIC_EXCHANGE
        ? Gates.logAwayFromUniformGas(a, seen, orbitals, x)
        : Gates.awayFromUniformGas(a, seen, orbitals, x);
  }
}
