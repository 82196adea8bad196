package rung.functional;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which channels a block of features has: the ingredients in the order of {@link Ingredient}, each
 * with one channel for a spin; gradients with one for a pair of spins, σ_αα, σ_αβ, σ_ββ. A closed
 * shell ({@code spins} = 1) has one channel for each ingredient, the total of both spins (|∇n|² for
 * gradients).
 *
 * <p>τ_σ = ½ Σ_i f_i |∇ψ_iσ|², as libxc has it.
 */
public final class FeatureLayout {
  private final int spins;
  private final Set<Ingredient> ingredients;

  /** First channel of each ingredient, then the number of channels [ordinal]. */
  private final int[] first;

  private FeatureLayout(int spins, Set<Ingredient> ingredients) {
    Set<Ingredient> all = EnumSet.of(Ingredient.DENSITY);
    all.addAll(ingredients);
    this.spins = spins;
    this.ingredients = Collections.unmodifiableSet(all);
    Ingredient[] order = Ingredient.values();
    this.first = new int[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      first[i + 1] = first[i] + (all.contains(order[i]) ? order[i].channels(spins) : 0);
    }
  }

  /**
   * The channels that hold these ingredients, the density always among them.
   *
   * @param spins 1 for a closed shell, 2 for an open one
   */
  public static FeatureLayout of(int spins, Set<Ingredient> ingredients) {
    return new FeatureLayout(spins, ingredients);
  }

  /** The density's channels and these. */
  public static FeatureLayout of(int spins, Ingredient... ingredients) {
    return new FeatureLayout(spins, Set.copyOf(List.of(ingredients)));
  }

  /** 1 for a closed shell, 2 for an open one. */
  public int spins() {
    return spins;
  }

  /** What is there; unmodifiable. */
  public Set<Ingredient> ingredients() {
    return ingredients;
  }

  /** Whether an ingredient is there. */
  public boolean has(Ingredient ingredient) {
    return first[ingredient.ordinal()] < first[ingredient.ordinal() + 1];
  }

  /** Number of channels. */
  public int channels() {
    return first[first.length - 1];
  }

  /** Channel of an ingredient for a spin; of gradients that of the first pair is spin 0. */
  public int channel(Ingredient ingredient, int spin) {
    if (!has(ingredient)) {
      throw new IllegalArgumentException("no " + ingredient + " in " + this);
    }
    return first[ingredient.ordinal()] + spin;
  }

  /** The ingredient that a channel belongs to. */
  public Ingredient ingredient(int channel) {
    return ingredients.stream()
        .filter(i -> channel < first[i.ordinal() + 1])
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + channel + " in " + this));
  }

  /**
   * How messages call a channel: the ingredient's symbol, with spins for an open shell, such as
   * {@code sigma_up_down}.
   */
  public String name(int channel) {
    Ingredient ingredient = ingredient(channel);
    if (spins == 1) {
      return ingredient.symbol();
    }
    String[] ends =
        ingredient == Ingredient.GRADIENT
            ? new String[] {"_up_up", "_up_down", "_down_down"}
            : new String[] {"_up", "_down"};
    return ingredient.symbol() + ends[channel - first[ingredient.ordinal()]];
  }

  /** Whether the contracted gradients are there. */
  public boolean gradient() {
    return has(Ingredient.GRADIENT);
  }

  /** Whether the kinetic energy densities are there. */
  public boolean tau() {
    return has(Ingredient.TAU);
  }

  /** Whether the Laplacians are there. */
  public boolean laplacian() {
    return has(Ingredient.LAPLACIAN);
  }

  /** Whether the exact-exchange energy densities are there. */
  public boolean exchange() {
    return has(Ingredient.EXCHANGE);
  }

  /** Whether their long-range parts are there. */
  public boolean longRangeExchange() {
    return has(Ingredient.LONG_RANGE_EXCHANGE);
  }

  /** Whether exact exchange of either kind is there. */
  public boolean anyExchange() {
    return exchange() || longRangeExchange();
  }

  /** Channel of ρ_σ (of n for a closed shell). */
  public int density(int spin) {
    return channel(Ingredient.DENSITY, spin);
  }

  /** Channel of σ_στ (of |∇n|² for a closed shell). */
  public int sigma(int spin, int other) {
    return channel(Ingredient.GRADIENT, spin + other);
  }

  /** Channel of τ_σ (of τ for a closed shell). */
  public int tau(int spin) {
    return channel(Ingredient.TAU, spin);
  }

  /** Channel of ∇²ρ_σ (of ∇²n for a closed shell). */
  public int laplacian(int spin) {
    return channel(Ingredient.LAPLACIAN, spin);
  }

  /** Channel of e_xσ (of e_x for a closed shell). */
  public int exchange(int spin) {
    return channel(Ingredient.EXCHANGE, spin);
  }

  /** Channel of e_xσ^ω (of e_x^ω for a closed shell). */
  public int longRangeExchange(int spin) {
    return channel(Ingredient.LONG_RANGE_EXCHANGE, spin);
  }

  /** Whether features of this layout begin with what {@code wanted} asks for. */
  public boolean provides(FeatureLayout wanted) {
    return spins == wanted.spins
        && wanted.ingredients.stream()
            .allMatch(i -> has(i) && first[i.ordinal()] == wanted.first[i.ordinal()]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureLayout layout
        && spins == layout.spins
        && ingredients.equals(layout.ingredients);
  }

  @Override
  public int hashCode() {
    return 31 * spins + ingredients.hashCode();
  }

  @Override
  public String toString() {
    return ingredients + (spins == 1 ? " of a closed shell" : " of an open shell");
  }
}
