package rung.functional.form;

import java.util.ArrayList;
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
import rung.system.InputException;

/**
 * A base functional whose enhancement factors are corrected by networks that see the reduced
 * gradient and an iso-orbital indicator; each constraint can be switched off.
 *
 * <ul>
 *   <li>v = 1 − 2β, β = (τ − τ_W)/(τ + τ_unif) (J. W. Furness, J. Sun, Phys. Rev. B 99, 041119
 *       (2019)): bounded, 1 for one orbital, 0 for the uniform gas
 *   <li>u_c(s) = (s² − c²)/(s² + c²), c = ½ and 2; d = (1 − r_s)/(1 + r_s)
 *   <li>g = 1 − 1/(1 + s² + 4v²), zero for the uniform gas; 1 where its limit is not wanted
 *   <li>b(x) = x/√(1 + x²)
 * </ul>
 *
 * <p>Exchange of each spin, F^base its factor over LDA exchange: F = C F^base / [F^base + (C −
 * F^base) e^(−x)], x = 4 g b(N_x), which lies between 0 and the Lieb-Oxford bound C and keeps the
 * base's decay at large s; without a bound F = F^base + g N_x. N_x sees u, v of the spin, and what
 * the constraints that are off let in: r_s without coordinate scaling, and instead of the spin's
 * own the whole density's variables with ζ² without spin scaling.
 *
 * <p>Correlation: e_c = e_c^base [1 + g b(N_c)], without its sign e_c^base [1 + g N_c], and with
 * neither sign nor one-electron limit e_c^base + e_x^LDA g N_c.
 */
public final class NeuralMetaGga implements NeuralPart.NeuralForm {
  private static final double RANGE = 4;
  private static final double ORBITAL_WEIGHT = 4;

  /** Added to |e_x^LDA| where something is divided by it: of a density of 1e-20. */
  private static final double ENERGY_FLOOR = 1e-26;

  private final NeuralBase base;
  private final NeuralConstraints constraints;

  /**
   * @param trainableBase whether the base's own constants are parameters too
   * @throws InputException if the base does not hold a constraint that it is asked for
   */
  public NeuralMetaGga(SumForm base, NeuralConstraints constraints, boolean trainableBase) {
    this.base = NeuralBase.of(base, trainableBase);
    this.constraints = constraints;
    BaseLimits limits = BaseLimits.of(this.base);
    if (constraints.liebOxford() > 0 && limits.largestFactor() > constraints.liebOxford() + 1e-9) {
      throw new InputException(
          String.format(
              java.util.Locale.ROOT,
              "exchange of '%s' reaches %.4f, above the Lieb-Oxford bound %.4g",
              base.name(),
              limits.largestFactor(),
              constraints.liebOxford()),
          "lieb_oxford",
          "choose a larger bound (1.174, 1.804, 2.27), none, or another base");
    }
    if (constraints.oneElectronCorrelation() && limits.oneElectronCorrelation() > 1e-6) {
      throw new InputException(
          "correlation of '" + base.name() + "' does not vanish for one electron",
          "one_electron_correlation",
          "choose a base such as tpss, scan or r2scan, or switch the constraint off");
    }
  }

  @Override
  public String name() {
    return "neural-mgga(" + base.whole().name() + ")";
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = new TreeSet<>(base.ingredients());
    all.add(Ingredient.GRADIENT);
    all.add(Ingredient.TAU);
    return all;
  }

  @Override
  public double exchangeDensityRange() {
    return base.whole().exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    int exchange =
        3 + (constraints.spinScaling() ? 0 : 1) + (constraints.coordinateScaling() ? 0 : 1);
    return NeuralGga.networks(exchange, 5);
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
    return a.add(exchange(a, in, 0), exchange(a, in, 1));
  }

  private <T> T exchange(Arithmetic<T> a, PointInputs<T> in, int spin) {
    PointInputs<T> doubled = new OneSpin<>(in, spin);
    T slater = SlaterExchange.ofSpin(a, in, spin);
    T own = a.multiply(0.5, base.exchangeEnergy(a, doubled));
    PointInputs<T> seen = constraints.spinScaling() ? doubled : in;
    Variables<T> variables = new Variables<>(a, seen);
    List<T> inputs = new ArrayList<>(variables.gradients());
    inputs.add(variables.orbital());
    if (!constraints.spinScaling()) {
      inputs.add(variables.squaredPolarisation());
    }
    if (!constraints.coordinateScaling()) {
      inputs.add(variables.radius());
    }
    T output = in.network(NeuralGga.EXCHANGE, inputs);
    if (constraints.liebOxford() == 0) {
      return a.add(own, a.multiply(slater, gate(a, variables, output)));
    }
    double bound = constraints.liebOxford();
    T x = a.multiply(RANGE, gate(a, variables, a.bounded(output)));
    T factor = a.divide(a.negate(own), a.add(a.negate(slater), ENERGY_FLOOR));
    T rest = a.multiply(a.subtract(a.constant(bound), factor), a.exp(a.negate(x)));
    return a.multiply(own, a.divide(a.constant(bound), a.add(factor, rest)));
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    Variables<T> variables = new Variables<>(a, in);
    List<T> inputs = new ArrayList<>();
    inputs.add(variables.radius());
    inputs.add(variables.squaredPolarisation());
    inputs.addAll(variables.gradients());
    inputs.add(variables.orbital());
    T output = in.network(NeuralGga.CORRELATION, inputs);
    T own = base.correlationEnergy(a, in);
    if (constraints.correlationSign()) {
      return a.multiply(own, a.add(gate(a, variables, a.bounded(output)), 1));
    }
    T change = gate(a, variables, output);
    if (constraints.oneElectronCorrelation()) {
      return a.multiply(own, a.add(change, 1));
    }
    T slater = a.add(SlaterExchange.ofSpin(a, in, 0), SlaterExchange.ofSpin(a, in, 1));
    return a.add(own, a.multiply(slater, change));
  }

  /** g x. */
  private <T> T gate(Arithmetic<T> a, Variables<T> variables, T x) {
    if (!constraints.uniformGasLimit()) {
      return x;
    }
    T distance = a.add(variables.s2(), a.multiply(ORBITAL_WEIGHT, a.square(variables.orbital())));
    return a.multiply(x, a.subtract(a.constant(1), a.reciprocal(a.add(distance, 1))));
  }

  /** What the networks see of a density. */
  private record Variables<T>(Arithmetic<T> a, PointInputs<T> in) {
    T s2() {
      return ReducedGradient.squaredTotal(a, in);
    }

    List<T> gradients() {
      return NeuralGga.gradientVariables(a, s2());
    }

    T orbital() {
      KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
      T excess = a.subtract(kinetic.total(), kinetic.totalWeizsaecker());
      T beta = a.divide(excess, a.add(kinetic.total(), kinetic.totalUniform()));
      return a.subtract(a.constant(1), a.multiply(2, beta));
    }

    T squaredPolarisation() {
      return a.square(new SpinDensities<>(a, in).polarisation());
    }

    T radius() {
      return NeuralGga.centred(a, new SpinDensities<>(a, in).wignerSeitzRadius());
    }
  }

  /** The closed-shell density 2ρ_σ. */
  private record OneSpin<T>(PointInputs<T> in, int which) implements PointInputs<T> {
    @Override
    public T density(int spin) {
      return in.density(which);
    }

    @Override
    public T sigma(int spin, int other) {
      return in.sigma(which, which);
    }

    @Override
    public T tau(int spin) {
      return in.tau(which);
    }

    @Override
    public T exchange(int spin) {
      return in.exchange(which);
    }

    @Override
    public T longRangeExchange(int spin) {
      return in.longRangeExchange(which);
    }

    @Override
    public T constant(String name, double value) {
      return in.constant(name, value);
    }

    @Override
    public T network(String name, List<T> inputs) {
      return in.network(name, inputs);
    }
  }
}
