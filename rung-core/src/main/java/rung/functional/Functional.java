package rung.functional;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exchange-correlation functional: a value that sees features on the grid, nothing else, and
 * depends on trainable numbers θ ({@link #parameters}).
 *
 * <p>E = Σ_g w_g e(features; θ) + its {@link #parts}, which are no sums over points. The interface
 * is open: own functionals implement it directly or through a form (see {@code EnergyForm}).
 * Implementations are immutable and may be called from several threads. All results are finite for
 * every physical input, down to and including vanishing density.
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
   * The parts of the energy beside the one on the grid, at most one of each kind: all those that
   * may be other than none for some values of the parameters.
   */
  default List<EnergyPart> parts() {
    return List.of();
  }

  /** The part of a kind, if there may be one. */
  default <P extends EnergyPart> Optional<P> part(Class<P> kind) {
    return parts().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * Adds Σ_k slopes_k ∂c_k/∂θ to {@code gradient}: the chain rule from the coefficients of a part
   * to the parameters.
   *
   * @param part one of {@link #parts}
   * @param slopes derivatives of a loss with respect to the part's coefficients
   * @param gradient one number for each parameter
   */
  default void pullBack(EnergyPart part, double[] slopes, double[] gradient) {
    throw new IllegalStateException(name() + " gives no derivatives of " + part);
  }

  /** What the user should know of the functional, a line each: parts that its name promises. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * What went wrong in the evaluations so far, a line each: points at which there was no number.
   */
  default List<String> warnings() {
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

  /**
   * The functionals of which it is the sum at the points, but for factors, if they can be told
   * apart: what is not finite is sought among them.
   */
  default List<Functional> summands() {
    return List.of();
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
