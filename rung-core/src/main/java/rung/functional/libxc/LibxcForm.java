package rung.functional.libxc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.PointModel;
import rung.functional.XcKernel;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.MissingPart;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.Vv10Formula;
import rung.functional.form.XcKind;
import rung.functional.nonlocal.Vv10;
import rung.system.InputException;

/**
 * A component of libxc as a part of a formula, so that it can stand in a sum with Rung's and be the
 * base of a neural functional: a function of the features whose derivatives come from libxc. Always
 * asked as for an open shell.
 */
public final class LibxcForm implements EnergyForm {
  private static final int OPEN = 2;

  private final LibxcFunctional functional;
  private final FeatureLayout layout;

  private LibxcForm(LibxcFunctional functional) {
    this.functional = functional;
    this.layout = functional.layout(OPEN);
  }

  /**
   * A component by its name in libxc.
   *
   * @throws InputException without libxc, or if it lacks the name
   */
  public static LibxcForm of(String name) {
    return new LibxcForm(LibxcFunctional.of(name));
  }

  @Override
  public String name() {
    return functional.name();
  }

  @Override
  public XcKind kind() {
    return functional.kind();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return functional.ingredients();
  }

  @Override
  public Map<String, PointModel> models() {
    return Map.of(name(), new Point(functional, layout));
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    List<T> features = new ArrayList<>(List.of(in.density(0), in.density(1)));
    if (layout.gradient()) {
      features.addAll(List.of(in.sigma(0, 0), in.sigma(0, 1), in.sigma(1, 1)));
    }
    if (layout.tau()) {
      features.addAll(List.of(in.tau(0), in.tau(1)));
    }
    return in.network(name(), features);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    EnergyPart part = functional.part(kind).orElse(null);
    return switch (part) {
      case ExactExchange own when own.longRange() == 0 ->
          ExchangeFormula.global(a.constant(own.fullRange()));
      case ExactExchange own ->
          new ExchangeFormula<>(
              a.constant(own.fullRange()), a.constant(own.longRange()), a.constant(own.omega()));
      case Vv10 own ->
          new Vv10Formula<>(a.constant(own.factor()), a.constant(own.b()), a.constant(own.c()));
      case null, default -> null;
    };
  }

  @Override
  public List<MissingPart> missing() {
    return functional.missing();
  }

  /** e of the features in the order of the layout. */
  private record Point(LibxcFunctional functional, FeatureLayout layout) implements PointModel {
    @Override
    public int inputs() {
      return layout.channels();
    }

    @Override
    public List<String> warnings() {
      return functional.warnings();
    }

    @Override
    public Parameters parameters() {
      return Parameters.NONE;
    }

    @Override
    public PointModel withParameters(double[] values) {
      return this;
    }

    @Override
    public void evaluate(
        int points,
        double[][] u,
        double[] value,
        double @Nullable [][] first,
        double @Nullable [][] second) {
      double[] one = new double[points];
      Arrays.fill(one, 1);
      Features features = new Features(layout, points, u, one);
      System.arraycopy(functional.energyDensity(features), 0, value, 0, points);
      if (first != null) {
        double[][] slopes = functional.evaluate(features).derivative();
        for (int i = 0; i < slopes.length; i++) {
          System.arraycopy(slopes[i], 0, first[i], 0, points);
        }
      }
      if (second != null) {
        XcKernel kernel = functional.linearise(features);
        for (int i = 0; i < inputs(); i++) {
          double[][] direction = new double[inputs()][points];
          direction[i] = one;
          double[][] column = kernel.apply(direction);
          for (int j = 0; j <= i; j++) {
            System.arraycopy(column[j], 0, second[i * (i + 1) / 2 + j], 0, points);
          }
        }
      }
    }

    @Override
    public void addParameterGradient(
        int points,
        double[][] u,
        double[] seed,
        double @Nullable [] tangentSeed,
        double @Nullable [][] tangent,
        double[] gradient) {
      // no parameters
    }
  }
}
