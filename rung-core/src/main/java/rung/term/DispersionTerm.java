package rung.term;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.dispersion.RationalDispersion;
import rung.functional.Dispersion;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The dispersion energy of a functional, D3(BJ): it depends on the geometry, not on the density.
 */
record DispersionTerm(RationalDispersion pairs, Functional functional)
    implements Term, FrozenEnergy.Part {
  static Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers) {
    return functional
        .part(Dispersion.class)
        .map(part -> new DispersionTerm(discretisation.dispersion(), functional));
  }

  @Override
  public String label() {
    return "dispersion";
  }

  @Override
  public Evaluation evaluate(Density density) {
    return Evaluation.constant(energy(functional));
  }

  @Override
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    addGradient(functional, seed, gradient);
  }

  @Override
  public FrozenEnergy freeze(Density density) {
    return FrozenEnergy.of(this);
  }

  @Override
  public double energy(Functional any, Workers workers) {
    return energy(any);
  }

  @Override
  public void addParameterGradient(
      Functional any, double seed, Workers workers, double[] gradient) {
    addGradient(any, seed, gradient);
  }

  private double energy(Functional any) {
    Dispersion numbers = Dispersion.of(any);
    return numbers.none()
        ? 0
        : pairs.energy(numbers.s6(), numbers.s8(), numbers.a1(), numbers.a2());
  }

  private void addGradient(Functional any, double seed, double[] gradient) {
    Dispersion numbers = Dispersion.of(any);
    double[] slopes = pairs.slopes(numbers.s6(), numbers.s8(), numbers.a1(), numbers.a2());
    any.pullBack(numbers, Arrays.stream(slopes).map(slope -> seed * slope).toArray(), gradient);
  }
}
