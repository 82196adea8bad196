package rung.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;

/**
 * A functional's exchange and correlation. Where they cannot be told apart, exchange is the
 * high-density limit of the whole, E_x[n] = lim E_xc[n_γ]/γ (M. Levy, Phys. Rev. A 43, 4637
 * (1991)), taken at γ = 5,000 as in Pederson and Burke's figures.
 *
 * @param whole exchange and correlation
 * @param exchange exchange alone, or null if it cannot be told apart
 * @param correlation correlation alone, or null
 */
record XcParts(Functional whole, @Nullable Functional exchange, @Nullable Functional correlation) {
  private static final double HIGH_DENSITY = 5000;

  static XcParts of(Functional functional) {
    Optional<Functional> exchange = functional.exchangePart();
    Optional<Functional> correlation = functional.correlationPart();
    return exchange.isPresent() && correlation.isPresent()
        ? new XcParts(functional, exchange.get(), correlation.get())
        : new XcParts(functional, null, null);
  }

  /** F_x at the radii. */
  double[] exchange(double[] radii, double[] column) {
    return exchange == null
        ? EnhancementFactor.values(whole, radii, 1 / HIGH_DENSITY, column)
        : EnhancementFactor.values(exchange, radii, 1, column);
  }

  /** F_c and its derivatives; F_x does not depend on r_s. */
  EnhancementFactor correlation(double[] radii, double[] column, double[] exchangeFactor) {
    if (correlation != null) {
      return EnhancementFactor.of(correlation, radii, column);
    }
    EnhancementFactor all = EnhancementFactor.of(whole, radii, column);
    return new EnhancementFactor(minus(all.value(), exchangeFactor), all.slope(), all.curvature());
  }

  /** F_c alone. */
  double[] correlationValues(double[] radii, double[] column, double[] exchangeFactor) {
    return correlation != null
        ? EnhancementFactor.values(correlation, radii, 1, column)
        : minus(EnhancementFactor.values(whole, radii, 1, column), exchangeFactor);
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int p = 0; p < difference.length; p++) {
      difference[p] -= b[p];
    }
    return difference;
  }
}
