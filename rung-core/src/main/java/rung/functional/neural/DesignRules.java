package rung.functional.neural;

import java.util.List;
import rung.functional.ExactExchange;
import rung.functional.form.XcKind;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** What can and what cannot be asked of a {@link NeuralDesign} at once. */
final class DesignRules {
  private DesignRules() {}

  /** Everything that can be said without looking at the base. */
  static void check(NeuralDesign design) {
    List<XcKind> kinds =
        design.corrections().stream().map(correction -> correction.shape().kind()).toList();
    boolean whole = kinds.equals(List.of(XcKind.BOTH));
    if (!whole && !kinds.equals(List.of(XcKind.EXCHANGE, XcKind.CORRELATION))) {
      throw new InputException(
          "a neural functional needs a form for exchange and one for correlation, or one for both",
          "functional",
          "give 'exchange' and 'correlation', or 'xc' alone");
    }
    for (NeuralDesign.Correction correction : design.corrections()) {
      if (correction.features().isEmpty()) {
        throw new InputException(
            "'" + correction.shape().id() + "' has no features", "features", "name at least one");
      }
      boolean mixing = correction.shape() == NeuralShape.LOCAL_MIXING;
      if (mixing ? !(correction.start() > 0 && correction.start() < 1) : correction.start() != 0) {
        throw new InputException(
            "'" + correction.shape().id() + "' cannot start at " + correction.start(),
            "start",
            mixing ? "give a fraction between 0 and 1" : "only local-mixing has a start");
      }
    }
    if (whole) {
      checkNone(design);
    } else {
      checkConstraints(design, design.correction(XcKind.EXCHANGE));
    }
  }

  private static void checkNone(NeuralDesign design) {
    NeuralConstraints other = design.constraints().withSlopeBound(0);
    if (!other.equals(NeuralConstraints.NONE)) {
      throw new InputException(
          "'" + design.corrections().get(0).shape().id() + "' holds no constraint but slope_bound",
          "constraints",
          "choose forms for exchange and correlation, or switch the constraints off");
    }
  }

  private static void checkConstraints(NeuralDesign design, NeuralDesign.Correction exchange) {
    NeuralConstraints held = design.constraints();
    Rung rung = design.rung();
    if (rung != Rung.META_GGA && held.oneElectronCorrelation() && held.uniformGasLimit()) {
      refuse(
          "no correlation for one electron and the uniform-gas limit contradict each other below"
              + " the meta-GGA: neither can tell one electron from the fully polarised gas",
          "switch one of one_electron_correlation and uniform_gas_limit off");
    }
    if (rung == Rung.LDA && held.uniformGasLimit()) {
      refuse(
          "a neural LDA changes nothing but the uniform gas: it cannot keep uniform_gas_limit",
          "switch it off, or choose neural-gga");
    }
    if (rung == Rung.LDA && held.largeGradientDecay()) {
      refuse(
          "an LDA sees no gradients: it cannot hold large_gradient_decay",
          "switch it off, or choose neural-gga");
    }
    for (Feature feature : exchange.features()) {
      if (held.coordinateScaling() && feature.seesScale()) {
        refuse(
            "coordinate_scaling and an exchange network that sees '"
                + feature.id()
                + "' contradict each other",
            "switch it off, or take the feature away");
      }
      if (held.spinScaling() && feature.seesSpin()) {
        refuse(
            "spin_scaling and an exchange network that sees '"
                + feature.id()
                + "' contradict each other",
            "switch it off, or take the feature away");
      }
    }
    boolean local = exchange.shape() == NeuralShape.LOCAL_MIXING;
    if (local && (held.liebOxford() > 0 || held.largeGradientDecay())) {
      refuse(
          "exact exchange has no local bound: a local hybrid cannot hold "
              + (held.liebOxford() > 0 ? "lieb_oxford" : "large_gradient_decay"),
          "switch it off");
    }
    if (exchange.shape() == NeuralShape.LOGISTIC_EXCHANGE && held.liebOxford() == 0) {
      refuse("'logistic-exchange' needs a bound", "give lieb_oxford, such as 1.804");
    }
  }

  /** What one network for everything asks of the base. */
  static void checkWhole(NeuralDesign design, NeuralBase base) {
    if (new FormFunctional(base).part(ExactExchange.class).isPresent()) {
      throw new InputException(
          "'"
              + base.name()
              + "' has exact exchange, which '"
              + design.corrections().get(0).shape().id()
              + "' would not scale",
          "functional",
          "choose a semi-local base");
    }
  }

  /** What the base must hold by itself. */
  static void checkBase(NeuralDesign design, BaseLimits limits) {
    NeuralConstraints held = design.constraints();
    boolean added = design.correction(XcKind.EXCHANGE).shape() == NeuralShape.ADDED_EXCHANGE;
    limits.requireBound(
        design.base(), held.liebOxford(), added ? CorrectedExchange.ADDED_BOUND : 0);
    if (held.oneElectronCorrelation()
        && design.rung() == Rung.META_GGA
        && limits.oneElectronCorrelation() > 1e-6) {
      throw new InputException(
          "correlation of '" + design.base() + "' does not vanish for one electron",
          "one_electron_correlation",
          "choose a base such as tpss, scan or r2scan, or switch the constraint off");
    }
  }

  private static void refuse(String what, String remedy) {
    throw new InputException(what, "constraints", remedy);
  }
}
