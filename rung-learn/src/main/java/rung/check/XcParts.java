package rung.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.functional.Functional;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.tape.FormFunctional;

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

  /**
   * As Pederson and Burke took them: what libxc has as one component is not told apart, even where
   * its formula could be.
   */
  static XcParts byComponents(Functional functional) {
    boolean combined =
        functional instanceof FormFunctional form
            && form.form() instanceof SumForm sum
            && sum.summands().stream().anyMatch(t -> t.form().kind() == XcKind.BOTH);
    return combined ? new XcParts(functional, null, null) : of(functional);
  }

  /** What F_x is the enhancement factor of. */
  Functional exchangeSource() {
    return exchange == null ? whole : exchange;
  }

  /** Where F_x is taken. */
  FeaturePoints exchangePoints(FeaturePoints points) {
    return exchange == null ? points.scaled(1 / HIGH_DENSITY) : points;
  }

  /** What F_c is the enhancement factor of, or F_x + F_c. */
  Functional correlationSource() {
    return correlation == null ? whole : correlation;
  }

  /** F_x. */
  double[] exchange(FeaturePoints points) {
    return EnhancementFactor.values(exchangeSource(), exchangePoints(points));
  }

  /** F_c and its derivatives; F_x does not depend on r_s. */
  EnhancementFactor correlation(FeaturePoints points, double[] exchangeFactor) {
    EnhancementFactor all = EnhancementFactor.of(correlationSource(), points);
    if (correlation != null) {
      return all;
    }
    return new EnhancementFactor(minus(all.value(), exchangeFactor), all.slope(), all.curvature());
  }

  /** F_c alone. */
  double[] correlationValues(FeaturePoints points, double[] exchangeFactor) {
    double[] all = EnhancementFactor.values(correlationSource(), points);
    return correlation == null ? minus(all, exchangeFactor) : all;
  }

  static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int p = 0; p < difference.length; p++) {
      difference[p] -= b[p];
    }
    return difference;
  }
}
