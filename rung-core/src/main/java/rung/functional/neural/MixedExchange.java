package rung.functional.neural;

import java.util.List;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.SelectedSpins;

/** f_1 e^base + f_2 e_x^exact + f_3 e_x^(exact, ω), f_i averaged over both orders of the spins. */
record MixedExchange(NeuralBase base, List<Feature> features) implements CorrectedEnergy {
  static final List<String> NETWORKS = List.of("mixing_base", "mixing_exact", "mixing_long_range");

  /** ω of DM21, inverse bohr. */
  static final double RANGE = 0.4;

  @Override
  public <T> T energy(Arithmetic<T> a, PointInputs<T> in) {
    T exact = a.add(in.exchange(0), in.exchange(1));
    T longRange = a.add(in.longRangeExchange(0), in.longRangeExchange(1));
    T sum = a.multiply(factor(a, in, 0), base.energyDensity(a, in));
    sum = a.add(sum, a.multiply(factor(a, in, 1), exact));
    return a.add(sum, a.multiply(factor(a, in, 2), longRange));
  }

  private <T> T factor(Arithmetic<T> a, PointInputs<T> in, int which) {
    T one = scaled(a, in, which);
    T other = scaled(a, SelectedSpins.exchanged(in), which);
    return a.multiply(0.5, a.add(one, other));
  }

  private <T> T scaled(Arithmetic<T> a, PointInputs<T> in, int which) {
    T output = in.network(NETWORKS.get(which), CorrectedEnergy.values(a, in, features));
    return a.multiply(2, Gates.logistic(a, a.multiply(0.5, output)));
  }
}
