package rung.functional.neural;

import java.util.List;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.published.SlaterExchange;

/**
 * The base's correlation, scaled by a network.
 *
 * @param polarisedVanishes whether it is multiplied by 1 − ζ², so that one electron has none
 */
record CorrectedCorrelation(
    NeuralBase base,
    NeuralShape shape,
    List<Feature> features,
    NeuralConstraints constraints,
    boolean polarisedVanishes)
    implements CorrectedEnergy {
  private static final String NETWORK = NeuralShape.SCALED_CORRELATION.networks().get(0);

  @Override
  public <T> T energy(Arithmetic<T> a, PointInputs<T> in) {
    T energy = scaled(a, in);
    if (!polarisedVanishes) {
      return energy;
    }
    T polarisation = ReducedVariable.POLARISATION.of(a, in);
    return a.multiply(energy, a.subtract(a.constant(1), polarisation));
  }

  private <T> T scaled(Arithmetic<T> a, PointInputs<T> in) {
    T output = CorrectedEnergy.symmetrised(a, in, NETWORK, features);
    T own = base.correlation(a, in);
    if (shape == NeuralShape.LOGISTIC_CORRELATION) {
      return a.multiply(own, a.multiply(2, Gates.logistic(a, gated(a, in, output))));
    }
    if (constraints.correlationSign()) {
      return a.multiply(own, a.add(gated(a, in, a.bounded(output)), 1));
    }
    T change = gated(a, in, output);
    if (constraints.oneElectronCorrelation()) {
      return a.multiply(own, a.add(change, 1));
    }
    T slater = a.add(SlaterExchange.ofSpin(a, in, 0), SlaterExchange.ofSpin(a, in, 1));
    return a.add(own, a.multiply(slater, change));
  }

  private <T> T gated(Arithmetic<T> a, PointInputs<T> in, T x) {
    if (!constraints.uniformGasLimit()) {
      return x;
    }
    boolean orbitals = CorrectedEnergy.seesOrbitals(features);
    return shape == NeuralShape.LOGISTIC_CORRELATION
        ? Gates.logAwayFromUniformGas(a, in, orbitals, x)
        : Gates.awayFromUniformGas(a, in, orbitals, x);
  }
}
