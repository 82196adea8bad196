package rung.functional.neural;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;

/**
 * ln(x + offset) of an ingredient: the variables of J. Kirkpatrick et al., Science 374, 1385 (2021)
 * (offset 10⁻⁴) and of G. Luise et al., arXiv 2506.14665 (offset 10⁻⁵).
 *
 * @param quantity x
 * @param offset a small number &gt; 0
 */
public record LogFeature(Quantity quantity, double offset) implements Feature {
  private static final Pattern ID =
      Pattern.compile("log\\(([a-z0-9_]+)\\+([0-9]+(?:\\.[0-9]+)?(?:e-?[0-9]+)?)\\)");

  /** Ingredients that are not negative. */
  public enum Quantity {
    RHO_UP("rho_up", Ingredient.DENSITY),
    RHO_DOWN("rho_down", Ingredient.DENSITY),
    GRADIENT_UP("grad2_up", Ingredient.GRADIENT),
    GRADIENT_DOWN("grad2_down", Ingredient.GRADIENT),
    GRADIENT("grad2", Ingredient.GRADIENT),
    TAU_UP("tau_up", Ingredient.TAU),
    TAU_DOWN("tau_down", Ingredient.TAU),
    /** −e_xα, the exact-exchange energy density. */
    EXCHANGE_UP("exchange_up", Ingredient.EXCHANGE),
    EXCHANGE_DOWN("exchange_down", Ingredient.EXCHANGE),
    LONG_RANGE_UP("long_range_up", Ingredient.LONG_RANGE_EXCHANGE),
    LONG_RANGE_DOWN("long_range_down", Ingredient.LONG_RANGE_EXCHANGE);

    private final String id;
    private final Ingredient ingredient;

    Quantity(String id, Ingredient ingredient) {
      this.id = id;
      this.ingredient = ingredient;
    }

    String id() {
      return id;
    }

    private <T> T of(Arithmetic<T> a, PointInputs<T> in) {
      return switch (this) {
        case RHO_UP -> in.density(0);
        case RHO_DOWN -> in.density(1);
        case GRADIENT_UP -> in.sigma(0, 0);
        case GRADIENT_DOWN -> in.sigma(1, 1);
        case GRADIENT -> new SpinDensities<>(a, in).squaredGradient();
        case TAU_UP -> in.tau(0);
        case TAU_DOWN -> in.tau(1);
        case EXCHANGE_UP -> a.negate(in.exchange(0));
        case EXCHANGE_DOWN -> a.negate(in.exchange(1));
        case LONG_RANGE_UP -> a.negate(in.longRangeExchange(0));
        case LONG_RANGE_DOWN -> a.negate(in.longRangeExchange(1));
      };
    }
  }

  static Optional<LogFeature> parse(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double offset = Double.parseDouble(matcher.group(2));
    return offset > 0
        ? Arrays.stream(Quantity.values())
            .filter(quantity -> quantity.id.equals(matcher.group(1)))
            .map(quantity -> new LogFeature(quantity, offset))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public String id() {
    return "log("
        + quantity.id
        + "+"
        + Double.toString(offset).toLowerCase(java.util.Locale.ROOT).replace(".0e", "e")
        + ")";
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(quantity.ingredient);
  }

  @Override
  public boolean seesSpin() {
    return quantity != Quantity.GRADIENT;
  }

  @Override
  public boolean tellsSpinsApart() {
    return seesSpin();
  }

  @Override
  public boolean seesScale() {
    return true;
  }

  @Override
  public <T> T of(Arithmetic<T> a, PointInputs<T> in) {
    T x = quantity.of(a, in);
    // rounding may leave what is not negative slightly below zero
    return a.log(a.add(a.ifPositive(x, x, a.constant(0)), offset));
  }
}
