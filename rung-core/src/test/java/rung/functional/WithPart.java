package rung.functional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A functional with a part beside the grid whose coefficients are its last parameters, for tests.
 *
 * @param of the part with other coefficients
 */
public record WithPart(Functional gridPart, EnergyPart part, Function<double[], EnergyPart> of)
    implements Functional {
  /** A functional with exact exchange. */
  public static Functional hybrid(Functional gridPart, ExactExchange exact) {
    return new WithPart(gridPart, exact, c -> new ExactExchange(c[0], c[1], c[2]));
  }

  /** A functional whose non-local part sees the spins. */
  public static Functional spinPairs(Functional gridPart) {
    return new WithPart(
        gridPart, new SpinPairs(0.05, 0.01, 0.3), c -> new SpinPairs(c[0], c[1], c[2]));
  }

  @Override
  public String name() {
    return gridPart.name() + " with " + part;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return gridPart.ingredients();
  }

  @Override
  public List<EnergyPart> parts() {
    return List.of(part);
  }

  @Override
  public void pullBack(EnergyPart own, double[] slopes, double[] gradient) {
    int at = gridPart.parameters().size();
    for (int k = 0; k < slopes.length; k++) {
      gradient[at + k] += slopes[k];
    }
  }

  @Override
  public Parameters parameters() {
    List<Parameters.Slice> slices = new ArrayList<>(gridPart.parameters().slices());
    double[] coefficients = part.coefficients();
    slices.add(new Parameters.Slice("part", coefficients.length));
    int own = gridPart.parameters().size();
    double[] values = Arrays.copyOf(gridPart.parameters().values(), own + coefficients.length);
    System.arraycopy(coefficients, 0, values, own, coefficients.length);
    return new Parameters(slices, values);
  }

  @Override
  public Functional withParameters(double[] values) {
    int own = gridPart.parameters().size();
    return new WithPart(
        gridPart.withParameters(Arrays.copyOf(values, own)),
        of.apply(Arrays.copyOfRange(values, own, values.length)),
        of);
  }

  @Override
  public double[] energyDensity(Features features) {
    return gridPart.energyDensity(features);
  }

  @Override
  public XcValue evaluate(Features features) {
    return gridPart.evaluate(features);
  }

  @Override
  public XcKernel linearise(Features features) {
    return gridPart.linearise(features);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    gridPart.addParameterGradient(features, seed, tangent, gradient);
  }
}
