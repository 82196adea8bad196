package rung.functional.libxc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.ExactExchange;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.FunctionalSum;
import rung.functional.HessianKernel;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.Vv10;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.system.InputException;

/**
 * A sum of libxc's functionals. It has no trainable numbers. Points at which libxc gives no finite
 * number, at vanishing density, count as empty.
 */
public final class LibxcFunctional implements Functional {
  /** One summand. */
  private record Term(double factor, LibxcComponent component) {}

  /** Usual names of exchange with its correlation. */
  private static final Map<String, List<String>> ALIASES =
      Map.of(
          "m06-l", List.of("mgga_x_m06_l", "mgga_c_m06_l"),
          "m06", List.of("hyb_mgga_x_m06", "mgga_c_m06"),
          "m06-2x", List.of("hyb_mgga_x_m06_2x", "mgga_c_m06_2x"),
          "b97m-v", List.of("mgga_xc_b97m_v"),
          "wb97m-v", List.of("hyb_mgga_xc_wb97m_v"),
          "m06-hf", List.of("hyb_mgga_x_m06_hf", "mgga_c_m06_hf"),
          "pw91", List.of("gga_x_pw91", "gga_c_pw91"),
          "bp86", List.of("gga_x_b88", "gga_c_p86"),
          "revtpss", List.of("mgga_x_revtpss", "mgga_c_revtpss"),
          "rscan", List.of("mgga_x_rscan", "mgga_c_rscan"));

  private final String name;
  private final List<Term> terms;
  private final Set<Ingredient> ingredients = EnumSet.of(Ingredient.DENSITY);
  private final ExactExchange exchange;
  private final Vv10 vv10;

  private LibxcFunctional(String name, List<Term> terms) {
    this.name = name;
    this.terms = terms;
    ExactExchange sum = ExactExchange.NONE;
    Vv10 nonLocal = Vv10.NONE;
    for (Term term : terms) {
      LibxcComponent.Family family = term.component.family();
      if (family != LibxcComponent.Family.LDA) {
        ingredients.add(Ingredient.GRADIENT);
      }
      if (family == LibxcComponent.Family.META_GGA) {
        ingredients.add(Ingredient.TAU);
      }
      sum = plus(sum, term.factor, term.component.exactExchange());
      nonLocal = plus(nonLocal, term.factor, term.component.nonLocal());
    }
    this.exchange = sum;
    this.vv10 = nonLocal;
  }

  /**
   * The functional of a name or a sum of names of libxc, such as {@code
   * hyb_mgga_x_m06_2x+mgga_c_m06_2x}.
   *
   * @throws InputException without libxc, or if it lacks a name
   */
  public static LibxcFunctional parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (FunctionalSum.Term term : FunctionalSum.parse(text)) {
      for (String component : ALIASES.getOrDefault(term.name(), List.of(term.name()))) {
        terms.add(new Term(term.factor(), LibxcComponent.of(component)));
      }
    }
    return new LibxcFunctional(text.strip().toLowerCase(Locale.ROOT), terms);
  }

  /** Whether there is a libxc and it knows every name in a sum. */
  public static boolean knows(String text) {
    return Libxc.available()
        && FunctionalSum.parse(text).stream()
            .allMatch(term -> ALIASES.containsKey(term.name()) || Libxc.number(term.name()) >= 0);
  }

  /** The functionals, one for each of libxc's, that a name stands for; none if libxc lacks it. */
  static List<LibxcFunctional> components(String name) {
    if (!knows(name)) {
      return List.of();
    }
    return ALIASES.getOrDefault(name, List.of(name)).stream()
        .map(own -> new LibxcFunctional(own, List.of(new Term(1, LibxcComponent.of(own)))))
        .toList();
  }

  private static ExactExchange plus(ExactExchange sum, double factor, ExactExchange more) {
    if (more.none()) {
      return sum;
    }
    if (sum.longRange() != 0 && more.longRange() != 0 && sum.omega() != more.omega()) {
      throw new InputException(
          "two functionals with different ranges of exact exchange",
          "functional",
          "sum functionals with one omega");
    }
    return new ExactExchange(
        sum.fullRange() + factor * more.fullRange(),
        sum.longRange() + factor * more.longRange(),
        Math.max(sum.omega(), more.omega()));
  }

  private static Vv10 plus(Vv10 sum, double factor, Vv10 more) {
    if (more.none()) {
      return sum;
    }
    if (!sum.none()) {
      throw new InputException(
          "two functionals with non-local correlation", "functional", "a sum can have one of them");
    }
    return new Vv10(factor * more.factor(), more.b(), more.c());
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
  public ExactExchange exactExchange() {
    return exchange;
  }

  @Override
  public Vv10 vv10() {
    return vv10;
  }

  @Override
  public void addVv10Gradient(double factor, double b, double c, double[] gradient) {
    // no parameters
  }

  @Override
  public Optional<Functional> exchangePart() {
    return part(FunctionalSum.Kind.EXCHANGE);
  }

  @Override
  public Optional<Functional> correlationPart() {
    return part(FunctionalSum.Kind.CORRELATION);
  }

  private Optional<Functional> part(FunctionalSum.Kind kind) {
    if (terms.stream().anyMatch(t -> t.component.kind() == FunctionalSum.Kind.BOTH)) {
      return Optional.empty();
    }
    List<Term> own = terms.stream().filter(t -> t.component.kind() == kind).toList();
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
    double[] density = Interleaved.total(features);
    for (Term term : terms) {
      Interleaved in = Interleaved.of(features, term.component.family());
      double[] particle = new double[n];
      double[][] slope = in.blank();
      term.component.energyAndSlope(spins, n, in.with(particle, slope));
      for (int p = 0; p < n; p++) {
        double e = term.factor * density[p] * particle[p];
        sum.energy[p] += Double.isFinite(e) ? e : 0;
      }
      in.addSlopes(term.factor, slope, sum.derivative);
    }
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
    for (Term term : terms) {
      Interleaved in = Interleaved.of(features, term.component.family());
      double[][] arrays = in.blankSeconds();
      term.component.second(layout.spins(), n, in.with(null, arrays));
      in.addSeconds(term.factor, features.weights(), arrays, second);
    }
    return new HessianKernel(channels, n, position, second);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    // no parameters
  }
}
