package rung.functional;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exchange-correlation functional: a value that sees features on the grid, nothing else, and
 * depends on trainable numbers θ ({@link #parameters}).
 *
 * <p>E_xc = Σ_g w_g e(features; θ). The interface is open: own functionals implement it directly or
 * through a form (see {@code EnergyForm}). Implementations are immutable and may be called from
 * several threads. All results are finite for every physical input, down to and including vanishing
 * density.
 */
public interface Functional {
  /** Name as the user gives it. */
  String name();

  /** What the functional looks at. */
  Set<Ingredient> ingredients();

  /** Channels that the functional wants for one or two spin blocks. */
  default FeatureLayout layout(int spins) {
    return FeatureLayout.of(spins, ingredients());
  }

  /** ω of {@link Ingredient#LONG_RANGE_EXCHANGE}, inverse bohr: a fixed number; 0 without. */
  default double exchangeDensityRange() {
    return 0;
  }

  /**
   * Whether the energy density at a point depends on the features at that point only. A local
   * functional is called block by block, any other one once with all points of the molecule.
   */
  default boolean local() {
    return true;
  }

  /**
   * Exact exchange that belongs to the functional, beside its energy on the grid. Its numbers may
   * be trainable, or formulas of trainable ones.
   */
  default ExactExchange exactExchange() {
    return ExactExchange.NONE;
  }

  /** Whether {@link #exactExchange} may be other than none for some values of the parameters. */
  default boolean hasExactExchange() {
    return !exactExchange().none();
  }

  /**
   * Adds fullRange · ∂a/∂θ + longRange · ∂b/∂θ + omega · ∂ω/∂θ to {@code gradient}: the chain rule
   * from the numbers of {@link #exactExchange} to the parameters.
   *
   * @param fullRange derivative of a loss with respect to a
   * @param longRange derivative of a loss with respect to b
   * @param omega derivative of a loss with respect to ω
   * @param gradient one number for each parameter
   */
  default void addExactExchangeGradient(
      double fullRange, double longRange, double omega, double[] gradient) {
    if (hasExactExchange()) {
      throw new IllegalStateException(name() + " has exact exchange but no derivatives of it");
    }
  }

  /** Non-local correlation that belongs to the functional, beside its energy on the grid. */
  default Vv10 vv10() {
    return Vv10.NONE;
  }

  /** Whether {@link #vv10} may be other than none for some values of the parameters. */
  default boolean hasVv10() {
    return !vv10().none();
  }

  /**
   * Adds factor · ∂factor/∂θ + b · ∂b/∂θ + c · ∂C/∂θ to {@code gradient}: the chain rule from the
   * numbers of {@link #vv10} to the parameters.
   *
   * @param gradient one number for each parameter
   */
  default void addVv10Gradient(double factor, double b, double c, double[] gradient) {
    if (hasVv10()) {
      throw new IllegalStateException(name() + " has non-local correlation but no derivatives");
    }
  }

  /** Dispersion energy of the geometry that belongs to the functional. */
  default Dispersion dispersion() {
    return Dispersion.NONE;
  }

  /** Whether {@link #dispersion} may be other than none for some values of the parameters. */
  default boolean hasDispersion() {
    return !dispersion().none();
  }

  /**
   * Adds s6 · ∂s₆/∂θ + s8 · ∂s₈/∂θ + a1 · ∂a₁/∂θ + a2 · ∂a₂/∂θ to {@code gradient}: the chain rule
   * from the numbers of {@link #dispersion} to the parameters.
   *
   * @param gradient one number for each parameter
   */
  default void addDispersionGradient(
      double s6, double s8, double a1, double a2, double[] gradient) {
    if (hasDispersion()) {
      throw new IllegalStateException(name() + " has dispersion but no derivatives of it");
    }
  }

  /** What the user should know of the functional, a line each: parts that its name promises. */
  default List<String> notes() {
    return List.of();
  }

  /** Exchange alone, if the functional is a sum in which it can be told apart. */
  default Optional<Functional> exchangePart() {
    return Optional.empty();
  }

  /** Correlation alone, if the functional is a sum in which it can be told apart. */
  default Optional<Functional> correlationPart() {
    return Optional.empty();
  }

  /** Names and present values of the trainable numbers. */
  Parameters parameters();

  /**
   * The same functional with other values of the trainable numbers, in the order of {@link
   * #parameters}.
   */
  Functional withParameters(double[] values);

  /** Energy per volume e(features) [point], without the weights. */
  double[] energyDensity(Features features);

  /** Energy Σ w e and its derivatives ∂E/∂feature [channel][point] (weights included). */
  XcValue evaluate(Features features);

  /** The energy's second derivative at these features, as a linear map. */
  XcKernel linearise(Features features);

  /**
   * Adds ∂/∂θ [ seed · E(features; θ) + d/dt E(features + t · tangent; θ) |_{t=0} ] to {@code
   * gradient}.
   *
   * @param tangent [channel][point], or null for the first term only
   * @param gradient one number for each parameter
   */
  void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient);
}
