package rung.functional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A functional with exact exchange whose three numbers are its last parameters, for tests. */
public record Hybrid(Functional local, ExactExchange exactExchange) implements Functional {
  @Override
  public String name() {
    return local.name() + " with exact exchange";
  }

  @Override
  public Set<Ingredient> ingredients() {
    return local.ingredients();
  }

  @Override
  public void addExactExchangeGradient(
      double fullRange, double longRange, double omega, double[] gradient) {
    int at = local.parameters().size();
    gradient[at] += fullRange;
    gradient[at + 1] += longRange;
    gradient[at + 2] += omega;
  }

  @Override
  public Parameters parameters() {
    List<Parameters.Slice> slices = new ArrayList<>(local.parameters().slices());
    slices.add(new Parameters.Slice("exact", 3));
    int own = local.parameters().size();
    double[] values = Arrays.copyOf(local.parameters().values(), own + 3);
    values[own] = exactExchange.fullRange();
    values[own + 1] = exactExchange.longRange();
    values[own + 2] = exactExchange.omega();
    return new Parameters(slices, values);
  }

  @Override
  public Hybrid withParameters(double[] values) {
    int own = local.parameters().size();
    return new Hybrid(
        local.withParameters(Arrays.copyOf(values, own)),
        new ExactExchange(values[own], values[own + 1], values[own + 2]));
  }

  @Override
  public double[] energyDensity(Features features) {
    return local.energyDensity(features);
  }

  @Override
  public XcValue evaluate(Features features) {
    return local.evaluate(features);
  }

  @Override
  public XcKernel linearise(Features features) {
    return local.linearise(features);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    local.addParameterGradient(features, seed, tangent, gradient);
  }
}
