package rung.functional.libxc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.HessianKernel;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.functional.form.MissingPart;
import rung.functional.form.XcKind;
import rung.functional.nonlocal.Vv10;
import rung.functional.sum.Conflict;
import rung.functional.sum.FunctionalSum;
import rung.system.InputException;

/**
 * A sum of libxc's functionals. It has no trainable numbers. Points at which libxc gives no finite
 * number count as empty; those above vanishing density are counted ({@link #warnings}).
 */
public final class LibxcFunctional implements Functional {
  /** One summand. */
  private record Summand(double factor, LibxcComponent component) {}

  private final String name;
  private final List<Summand> summands;
  private final Set<Ingredient> ingredients = EnumSet.of(Ingredient.DENSITY);
  private final ExactExchange exchange;
  private final Vv10 vv10;
  private final LongAdder missing = new LongAdder();

  private LibxcFunctional(String name, List<Summand> summands) {
    this.name = name;
    this.summands = summands;
    for (Summand summand : summands) {
      LibxcComponent.Family family = summand.component.family();
      if (family != LibxcComponent.Family.LDA) {
        ingredients.add(Ingredient.GRADIENT);
      }
      if (family == LibxcComponent.Family.META_GGA) {
        ingredients.add(Ingredient.TAU);
      }
    }
    this.exchange = exchange(name, summands);
    this.vv10 = vv10(name, summands);
  }

  /**
   * The functional of a name or a sum of names of libxc, such as {@code
   * hyb_mgga_x_m06_2x+mgga_c_m06_2x}.
   *
   * @throws InputException without libxc, or if it lacks a name
   */
  public static LibxcFunctional parse(String text) {
    List<Summand> summands = new ArrayList<>();
    for (FunctionalSum.Summand summand : FunctionalSum.parse(text)) {
      for (String component : LibxcNames.components(summand.name())) {
        summands.add(new Summand(summand.factor(), LibxcComponent.of(component)));
      }
    }
    return new LibxcFunctional(FunctionalSum.name(text), summands);
  }

  /** One component. */
  static LibxcFunctional of(String name) {
    return new LibxcFunctional(name, List.of(new Summand(1, LibxcComponent.of(name))));
  }

  private static ExactExchange exchange(String name, List<Summand> summands) {
    double full = 0;
    double longRange = 0;
    LibxcComponent separated = null;
    for (Summand summand : summands) {
      ExactExchange own = summand.component.exactExchange();
      full += summand.factor * own.fullRange();
      if (own.longRange() != 0) {
        if (separated != null && separated.exactExchange().omega() != own.omega()) {
          throw Conflict.RANGE_SEPARATION.of(name, separated.name(), summand.component.name());
        }
        longRange += summand.factor * own.longRange();
        separated = summand.component;
      }
    }
    return new ExactExchange(
        full, longRange, separated == null ? 0 : separated.exactExchange().omega());
  }

  private static Vv10 vv10(String name, List<Summand> summands) {
    Vv10 sum = Vv10.NONE;
    LibxcComponent first = null;
    for (Summand summand : summands) {
      Vv10 own = summand.component.nonLocal();
      if (!own.none()) {
        if (first != null) {
          throw Conflict.NON_LOCAL.of(name, first.name(), summand.component.name());
        }
        sum = new Vv10(summand.factor * own.factor(), own.b(), own.c());
        first = summand.component;
      }
    }
    return sum;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return EnumSet.copyOf(ingredients);
  }

  @Override
  public List<EnergyPart> parts() {
    return Stream.<EnergyPart>of(exchange, vv10).filter(part -> !part.none()).toList();
  }

  @Override
  public void pullBack(EnergyPart part, double[] slopes, double[] gradient) {
    // no parameters
  }

  @Override
  public List<String> notes() {
    return MissingPart.notes(missing(), false);
  }

  @Override
  public List<String> warnings() {
    long count = missing.sum();
    return count == 0
        ? List.of()
        : List.of(
            "libxc gave no number at "
                + count
                + " points of '"
                + name
                + "' (all evaluations together); they count as empty");
  }

  List<MissingPart> missing() {
    return summands.stream()
        .filter(summand -> summand.factor != 0)
        .flatMap(summand -> summand.component.missing().stream())
        .toList();
  }

  @Override
  public Optional<Functional> exchangePart() {
    return part(XcKind.EXCHANGE);
  }

  @Override
  public Optional<Functional> correlationPart() {
    return part(XcKind.CORRELATION);
  }

  /** That of the summands, if it is the same for all. */
  XcKind kind() {
    List<XcKind> kinds = summands.stream().map(s -> s.component.kind()).distinct().toList();
    return kinds.size() == 1 ? kinds.get(0) : XcKind.BOTH;
  }

  private Optional<Functional> part(XcKind kind) {
    if (summands.stream().anyMatch(t -> t.component.kind() == XcKind.BOTH)) {
      return Optional.empty();
    }
    List<Summand> own = summands.stream().filter(t -> t.component.kind() == kind).toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(new LibxcFunctional(name, own));
  }

  @Override
  public Parameters parameters() {
    return new Parameters(List.of(), new double[0]);
  }

  @Override
  public Functional withParameters(double[] values) {
    if (values.length != 0) {
      throw new IllegalArgumentException(name + " has no parameters");
    }
    return this;
  }

  @Override
  public double[] energyDensity(Features features) {
    return slopes(features).energy;
  }

  @Override
  public XcValue evaluate(Features features) {
    Slopes slopes = slopes(features);
    double energy = 0;
    for (int p = 0; p < features.points(); p++) {
      double w = features.weights()[p];
      energy += w * slopes.energy[p];
      for (double[] derivative : slopes.derivative) {
        derivative[p] *= w;
      }
    }
    return new XcValue(energy, slopes.derivative);
  }

  /** Energies per volume and their derivatives [channel][point]. */
  private record Slopes(double[] energy, double[][] derivative) {}

  private Slopes slopes(Features features) {
    int n = features.points();
    int spins = features.layout().spins();
    Slopes sum = new Slopes(new double[n], new double[features.layout().channels()][n]);
    FiniteNumbers finite = new FiniteNumbers(Interleaved.total(features));
    for (Summand summand : summands) {
      Interleaved in = Interleaved.of(features, summand.component.family());
      double[] particle = new double[n];
      double[][] slope = in.blank();
      summand.component.energyAndSlope(spins, n, in.with(particle, slope));
      for (int p = 0; p < n; p++) {
        sum.energy[p] += finite.at(p, summand.factor * finite.density()[p] * particle[p]);
      }
      in.addSlopes(summand.factor, slope, finite, sum.derivative);
    }
    missing.add(finite.missing());
    return sum;
  }

  @Override
  public XcKernel linearise(Features features) {
    FeatureLayout layout = features.layout();
    int n = features.points();
    int channels = layout.channels();
    int[] position = new int[channels * (channels + 1) / 2];
    double[][] second = new double[position.length][n];
    for (int k = 0; k < position.length; k++) {
      position[k] = k;
    }
    FiniteNumbers finite = new FiniteNumbers(Interleaved.total(features));
    for (Summand summand : summands) {
      Interleaved in = Interleaved.of(features, summand.component.family());
      double[][] arrays = in.blankSeconds();
      summand.component.second(layout.spins(), n, in.with(null, arrays));
      in.addSeconds(summand.factor, features.weights(), arrays, finite, second);
    }
    missing.add(finite.missing());
    return new HessianKernel(channels, n, position, second);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    // no parameters
  }
}
