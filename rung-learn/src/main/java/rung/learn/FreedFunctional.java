package rung.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.XcKernel;
import rung.functional.XcValue;

/** A functional of which only some parameters are trainable; the others keep their values. */
public final class FreedFunctional implements Functional {
  private final Functional whole;
  private final int[] free;
  private final Parameters parameters;

  private FreedFunctional(Functional whole, int[] free, List<Parameters.Slice> slices) {
    this.whole = whole;
    this.free = free;
    double[] all = whole.parameters().values();
    double[] own = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      own[i] = all[free[i]];
    }
    this.parameters = new Parameters(slices, own);
  }

  /** Frees the slices that {@code chosen} accepts by name. */
  public static FreedFunctional of(Functional whole, Predicate<String> chosen) {
    List<Parameters.Slice> slices = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    int offset = 0;
    for (Parameters.Slice slice : whole.parameters().slices()) {
      if (chosen.test(slice.name())) {
        slices.add(slice);
        for (int i = 0; i < slice.length(); i++) {
          free.add(offset + i);
        }
      }
      offset += slice.length();
    }
    return new FreedFunctional(whole, free.stream().mapToInt(Integer::intValue).toArray(), slices);
  }

  /** The functional with all its parameters. */
  public Functional whole() {
    return whole;
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return whole.ingredients();
  }

  @Override
  public double exchangeDensityRange() {
    return whole.exchangeDensityRange();
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }

  @Override
  public List<String> warnings() {
    return whole.warnings();
  }

  @Override
  public List<EnergyPart> parts() {
    return whole.parts();
  }

  @Override
  public void pullBack(EnergyPart part, double[] slopes, double[] gradient) {
    double[] all = new double[whole.parameters().size()];
    whole.pullBack(part, slopes, all);
    addFree(all, gradient);
  }

  /** The part of the whole functional, all its parameters free. */
  @Override
  public Optional<Functional> exchangePart() {
    return whole.exchangePart();
  }

  /** The part of the whole functional, all its parameters free. */
  @Override
  public Optional<Functional> correlationPart() {
    return whole.correlationPart();
  }

  /** Those of the whole functional, all their parameters free. */
  @Override
  public List<Functional> summands() {
    return whole.summands();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public FreedFunctional withParameters(double[] values) {
    double[] all = whole.parameters().values();
    for (int i = 0; i < free.length; i++) {
      all[free[i]] = values[i];
    }
    return new FreedFunctional(whole.withParameters(all), free, parameters.slices());
  }

  @Override
  public double[] energyDensity(Features features) {
    return whole.energyDensity(features);
  }

  @Override
  public XcValue evaluate(Features features) {
    return whole.evaluate(features);
  }

  @Override
  public XcKernel linearise(Features features) {
    return whole.linearise(features);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    double[] all = new double[whole.parameters().size()];
    whole.addParameterGradient(features, seed, tangent, all);
    addFree(all, gradient);
  }

  private void addFree(double[] all, double[] gradient) {
    for (int i = 0; i < free.length; i++) {
      gradient[i] += all[free[i]];
    }
  }
}
