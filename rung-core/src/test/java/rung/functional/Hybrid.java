package rung.functional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A functional with exact exchange whose three numbers are its last parameters, for tests. */
public record Hybrid(Functional gridPart, ExactExchange exactExchange) implements Functional {
  @Override
  public String name() {
    return gridPart.name() + " with exact exchange";
  }

  @Override
  public Set<Ingredient> ingredients() {
    return gridPart.ingredients();
  }

  @Override
  public List<EnergyPart> parts() {
    return List.of(exactExchange);
  }

  @Override
  public void pullBack(EnergyPart part, double[] slopes, double[] gradient) {
    int at = gridPart.parameters().size();
    for (int k = 0; k < slopes.length; k++) {
      gradient[at + k] += slopes[k];
    }
  }

  @Override
  public Parameters parameters() {
    List<Parameters.Slice> slices = new ArrayList<>(gridPart.parameters().slices());
    slices.add(new Parameters.Slice("exact", 3));
    int own = gridPart.parameters().size();
    double[] values = Arrays.copyOf(gridPart.parameters().values(), own + 3);
    values[own] = exactExchange.fullRange();
    values[own + 1] = exactExchange.longRange();
    values[own + 2] = exactExchange.omega();
    return new Parameters(slices, values);
  }

  @Override
  public Hybrid withParameters(double[] values) {
    int own = gridPart.parameters().size();
    return new Hybrid(
        gridPart.withParameters(Arrays.copyOf(values, own)),
        new ExactExchange(values[own], values[own + 1], values[own + 2]));
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
