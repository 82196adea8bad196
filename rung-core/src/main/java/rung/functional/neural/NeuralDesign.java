package rung.functional.neural;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rung.functional.Ingredient;
import rung.functional.form.EnergyForm;
import rung.functional.form.XcKind;
import rung.functional.named.Functionals;
import rung.system.InputException;

/**
 * What a neural functional is, apart from its networks' layers and weights: features × shape × base
 * × constraints.
 *
 * @param kind name in files, such as {@code neural-gga}; it says nothing that the rest does not say
 * @param base the functional that is corrected, such as {@code pbe}, or {@code pbe0}, whose exact
 *     exchange the neural functional then has
 * @param corrections one for exchange and one for correlation, or one for both
 * @param constraints held by construction
 * @param trained constants of the base that are parameters too
 */
public record NeuralDesign(
    String kind,
    String base,
    List<Correction> corrections,
    NeuralConstraints constraints,
    TrainedConstants trained) {
  /** The kind that is not one of {@link NeuralPreset}. */
  public static final String OWN_KIND = "neural";

  /**
   * A network's place in the formula.
   *
   * @param shape how its output enters
   * @param features what it sees
   * @param start the fraction of exact exchange at which {@link NeuralShape#LOCAL_MIXING} starts,
   *     between 0 and 1; 0 for other shapes
   */
  public record Correction(NeuralShape shape, List<Feature> features, double start) {
    /** Copies the features. */
    public Correction {
      features = List.copyOf(features);
    }

    /** Any shape but local mixing. */
    public Correction(NeuralShape shape, List<Feature> features) {
      this(shape, features, 0);
    }
  }

  /** Copies the corrections. */
  public NeuralDesign {
    corrections = List.copyOf(corrections);
  }

  /** The lowest rung from which the networks' features can be seen. */
  public Rung rung() {
    Set<Ingredient> all = new TreeSet<>();
    corrections.forEach(
        correction -> correction.features().forEach(f -> all.addAll(f.ingredients())));
    if (all.contains(Ingredient.TAU)) {
      return Rung.META_GGA;
    }
    return all.contains(Ingredient.GRADIENT) ? Rung.GGA : Rung.LDA;
  }

  /**
   * The formula, whose networks are still holes.
   *
   * @throws InputException if the parts do not fit together, or the base does not hold what is
   *     asked of it
   */
  public EnergyForm form() {
    DesignRules.check(this);
    NeuralBase parts = new NeuralBase(Functionals.parseForm(base), trained);
    if (corrections.size() == 1) {
      Correction whole = corrections.get(0);
      DesignRules.checkWhole(this, parts);
      CorrectedEnergy correction =
          whole.shape() == NeuralShape.MIXED_EXCHANGE
              ? new MixedExchange(parts, whole.features())
              : new CorrectedWhole(parts, whole.shape(), whole.features());
      return new NeuralForm(this, parts, correction, null);
    }
    parts.requireBothParts();
    BaseLimits limits = BaseLimits.of(parts);
    DesignRules.checkBase(this, limits);
    Correction exchange = correction(XcKind.EXCHANGE);
    Correction correlation = correction(XcKind.CORRELATION);
    boolean keepsDecay =
        limits.decays()
            && exchange.shape() != NeuralShape.ADDED_EXCHANGE
            && constraints.liebOxford() > 0;
    return new NeuralForm(
        this,
        parts,
        new CorrectedExchange(
            parts,
            exchange.shape(),
            exchange.features(),
            constraints,
            exchange.start(),
            constraints.largeGradientDecay() && !keepsDecay),
        new CorrectedCorrelation(
            parts,
            correlation.shape(),
            correlation.features(),
            constraints,
            constraints.oneElectronCorrelation() && rung() != Rung.META_GGA));
  }

  Correction correction(XcKind kind) {
    return corrections.stream().filter(t -> t.shape().kind() == kind).findFirst().orElseThrow();
  }
}
