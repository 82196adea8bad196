package rung.functional.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rung.functional.Arithmetic;
import rung.functional.ExchangeFormula;
import rung.functional.Ingredient;
import rung.functional.PointInputs;
import rung.functional.Vv10Formula;

/**
 * A base functional whose enhancement factors are corrected by networks that see the reduced
 * gradient.
 *
 * <p>e = e_x^base + Σ_σ e_x^LDA(ρ_σ) ΔF_x(s_σ) + e_c^base [1 + ΔF_c(r_s, ζ, s)], with
 *
 * <ul>
 *   <li>ΔF_x = B_x g(s_σ) b(N_x(u_½(s_σ), u_2(s_σ))), B_x = {@value #EXCHANGE_BOUND}
 *   <li>ΔF_c = B_c g(s) b(N_c(d, ζ², u_½(s), u_2(s))), B_c = {@value #CORRELATION_BOUND}
 *   <li>g(s) = s² / (1 + s²), which keeps the base's uniform-gas limit, or 1 where that is not
 *       wanted
 *   <li>u_c(s) = (s² − c²) / (s² + c²), d = (1 − r_s) / (1 + r_s), all between −1 and 1
 *   <li>b(x) = x / √(1 + x²)
 * </ul>
 *
 * <p>So exchange obeys spin scaling and uniform coordinate scaling, correlation keeps its sign (B_c
 * ≤ 1), and over PBE exchange F_x stays below 1.804 + B_x = 2.254, within the Lieb-Oxford bound in
 * its general form 2.27. Networks that return zero give the base.
 */
public final class NeuralGga implements NeuralPart.NeuralForm {
  /** Name of the exchange network. */
  public static final String EXCHANGE = "exchange";

  /** Name of the correlation network. */
  public static final String CORRELATION = "correlation";

  /** B_x. */
  static final double EXCHANGE_BOUND = 0.45;

  /** B_c. */
  static final double CORRELATION_BOUND = 1;

  private static final double[] GRADIENT_SCALES = {0.5, 2};

  private final NeuralBase base;
  private final boolean uniformGasLimit;

  /**
   * @param uniformGasLimit whether the base's uniform-gas limit is kept exactly
   * @param trainableBase whether the base's own constants are parameters too
   */
  public NeuralGga(SumForm base, boolean uniformGasLimit, boolean trainableBase) {
    this.base = NeuralBase.of(base, trainableBase);
    this.uniformGasLimit = uniformGasLimit;
  }

  @Override
  public String name() {
    return "neural-gga(" + base.whole().name() + ")";
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = new TreeSet<>(base.ingredients());
    all.add(Ingredient.GRADIENT);
    return all;
  }

  @Override
  public double exchangeDensityRange() {
    return base.whole().exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    return networks(2, 4);
  }

  static Map<String, Integer> networks(int exchangeInputs, int correlationInputs) {
    Map<String, Integer> networks = new LinkedHashMap<>();
    networks.put(EXCHANGE, exchangeInputs);
    networks.put(CORRELATION, correlationInputs);
    return networks;
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
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T exchange = base.exchangeEnergy(a, in);
    for (int spin = 0; spin < 2; spin++) {
      T s2 = ReducedGradient.squared(a, in, spin);
      T output = in.network(EXCHANGE, gradientVariables(a, s2));
      T gain = correction(a, s2, EXCHANGE_BOUND, output);
      exchange = a.add(exchange, a.multiply(SlaterExchange.ofSpin(a, in, spin), gain));
    }
    return exchange;
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T s2 = ReducedGradient.squaredTotal(a, in);
    List<T> gradients = gradientVariables(a, s2);
    T radius = centred(a, density.wignerSeitzRadius());
    T polarisation = a.square(density.polarisation());
    T output =
        in.network(CORRELATION, List.of(radius, polarisation, gradients.get(0), gradients.get(1)));
    T factor = a.add(correction(a, s2, CORRELATION_BOUND, output), 1);
    return a.multiply(base.correlationEnergy(a, in), factor);
  }

  private <T> T correction(Arithmetic<T> a, T s2, double bound, T output) {
    T limited = a.multiply(bound, a.bounded(output));
    // s² / (1 + s²) as 1 − 1 / (1 + s²): finite at any s²
    return uniformGasLimit
        ? a.multiply(limited, a.subtract(a.constant(1), a.reciprocal(a.add(s2, 1))))
        : limited;
  }

  /** u_c(s) = 1 − 2c² / (s² + c²) for the two scales. */
  static <T> List<T> gradientVariables(Arithmetic<T> a, T s2) {
    return List.of(
        gradientVariable(a, s2, GRADIENT_SCALES[0]), gradientVariable(a, s2, GRADIENT_SCALES[1]));
  }

  private static <T> T gradientVariable(Arithmetic<T> a, T s2, double scale) {
    double c2 = scale * scale;
    return a.subtract(a.constant(1), a.divide(a.constant(2 * c2), a.add(s2, c2)));
  }

  /** (1 − r) / (1 + r) = 2 / (1 + r) − 1. */
  static <T> T centred(Arithmetic<T> a, T radius) {
    return a.add(a.divide(a.constant(2), a.add(radius, 1)), -1);
  }
}
