package rung.functional.neural;

import java.util.List;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;

/** One network for exchange and correlation together. */
record CorrectedWhole(NeuralBase base, NeuralShape shape, List<Feature> features)
    implements CorrectedEnergy {
  @Override
  public <T> T energy(Arithmetic<T> a, PointInputs<T> in) {
    T own = base.energyDensity(a, in);
    T output = CorrectedEnergy.symmetrised(a, in, shape.networks().get(0), features);
    if (shape == NeuralShape.SCALED_ENERGY) {
      return a.multiply(own, a.multiply(2, Gates.logistic(a, a.multiply(0.5, output))));
    }
    T added = a.multiply(new SpinDensities<>(a, in).total(), output);
    return a.add(
        a.multiply(in.constant("added_energy.a", 1), own),
        a.multiply(in.constant("added_energy.b", 1), added));
  }
}
