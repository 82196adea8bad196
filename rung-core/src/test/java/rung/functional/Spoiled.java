package rung.functional;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A functional whose second derivatives, or derivatives by its first parameter, are not finite
 * where the density of a spin, or of a closed shell, is above a limit; for tests.
 */
public record Spoiled(Functional of, double limit, boolean kernel, boolean slopes)
    implements Functional {
  @Override
  public String name() {
    return "spoiled";
  }

  @Override
  public Set<Ingredient> ingredients() {
    return of.ingredients();
  }

  @Override
  public Parameters parameters() {
    return of.parameters();
  }

  @Override
  public Functional withParameters(double[] values) {
    return new Spoiled(of.withParameters(values), limit, kernel, slopes);
  }

  @Override
  public double[] energyDensity(Features features) {
    return of.energyDensity(features);
  }

  @Override
  public XcValue evaluate(Features features) {
    return of.evaluate(features);
  }

  @Override
  public XcKernel linearise(Features features) {
    HessianKernel found = (HessianKernel) of.linearise(features);
    if (!kernel) {
      return found;
    }
    double[][] second = Arrays.stream(found.second()).map(double[]::clone).toArray(double[][]::new);
    for (int p = 0; p < features.points(); p++) {
      if (features.values()[0][p] > limit) {
        second[found.position()[0]][p] = Double.POSITIVE_INFINITY;
      }
    }
    return new HessianKernel(found.channels(), found.points(), found.position(), second);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    of.addParameterGradient(features, seed, tangent, gradient);
    for (int p = 0; slopes && p < features.points(); p++) {
      if (features.values()[0][p] > limit) {
        gradient[0] = Double.NaN;
      }
    }
  }
}
