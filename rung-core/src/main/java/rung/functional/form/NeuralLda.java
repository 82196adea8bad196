package rung.functional.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Arithmetic;
import rung.functional.EnergyForm;
import rung.functional.ExchangeFormula;
import rung.functional.Ingredient;
import rung.functional.PointInputs;
import rung.functional.Vv10Formula;

/**
 * A base functional whose exchange and correlation are corrected by networks that see densities
 * only.
 *
 * <p>e = e_x^base + Σ_σ e_x^LDA(ρ_σ) B_x b(N_x(d_σ)) + e_c^base [1 + B_c b(N_c(d, ζ²))], where d =
 * (1 − r_s) / (1 + r_s) of the density n, d_σ the same of 2ρ_σ, and b(x) = x / √(1 + x²). The
 * uniform gas is not kept: it is what this rung can change. Networks that return zero give the
 * base.
 */
public final class NeuralLda implements EnergyForm {
  private final NeuralBase base;

  /**
   * @param trainableBase whether the base's own constants are parameters too
   */
  public NeuralLda(SumForm base, boolean trainableBase) {
    this.base = NeuralBase.of(base, trainableBase);
  }

  @Override
  public String name() {
    return "neural-lda(" + base.whole().name() + ")";
  }

  @Override
  public Set<Ingredient> ingredients() {
    return base.ingredients();
  }

  @Override
  public double exchangeDensityRange() {
    return base.whole().exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    return NeuralGga.networks(1, 2);
  }

  @Override
  public <T> @Nullable ExchangeFormula<T> exactExchange(Arithmetic<T> a, PointInputs<T> in) {
    return base.exactExchange(a, in);
  }

  @Override
  public <T> @Nullable Vv10Formula<T> vv10(Arithmetic<T> a, PointInputs<T> in) {
    return base.vv10(a, in);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T exchange = base.exchangeEnergy(a, in);
    for (int spin = 0; spin < 2; spin++) {
      T radius = density.wignerSeitzRadius(a.multiply(2, density.positive(spin)));
      T output = in.network(NeuralGga.EXCHANGE, List.of(NeuralGga.centred(a, radius)));
      T gain = a.multiply(NeuralGga.EXCHANGE_BOUND, a.bounded(output));
      exchange = a.add(exchange, a.multiply(SlaterExchange.ofSpin(a, in, spin), gain));
    }
    T radius = density.wignerSeitzRadius();
    T polarisation = a.square(density.polarisation());
    T output =
        in.network(NeuralGga.CORRELATION, List.of(NeuralGga.centred(a, radius), polarisation));
    T factor = a.add(a.multiply(NeuralGga.CORRELATION_BOUND, a.bounded(output)), 1);
    return a.add(exchange, a.multiply(base.correlationEnergy(a, in), factor));
  }
}
