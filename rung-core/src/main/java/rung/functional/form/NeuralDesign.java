package rung.functional.form;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rung.functional.EnergyForm;
import rung.functional.FunctionalSum;
import rung.functional.Functionals;
import rung.functional.Ingredient;
import rung.system.InputException;

/**
 * What a neural functional is, apart from its networks' layers and weights: features × shape × base
 * × constraints.
 *
 * @param kind name in files, such as {@code neural-gga}; it says nothing that the rest does not say
 * @param base the functional that is corrected, such as {@code pbe}, or {@code pbe0}, whose exact
 *     exchange the neural functional then has
 * @param terms one for exchange and one for correlation, or one for both
 * @param constraints held by construction
 * @param trained constants of the base that are parameters too
 */
public record NeuralDesign(
    String kind,
    String base,
    List<Term> terms,
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
  public record Term(NeuralShape shape, List<Feature> features, double start) {
    /** Copies the features. */
    public Term {
      features = List.copyOf(features);
    }

    /** Any shape but local mixing. */
    public Term(NeuralShape shape, List<Feature> features) {
      this(shape, features, 0);
    }
  }

  /** Copies the terms. */
  public NeuralDesign {
    terms = List.copyOf(terms);
  }

  /** The lowest rung from which the networks' features can be seen. */
  public Rung rung() {
    Set<Ingredient> all = new TreeSet<>();
    terms.forEach(term -> term.features().forEach(f -> all.addAll(f.ingredients())));
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
    if (terms.size() == 1) {
      Term whole = terms.get(0);
      DesignRules.checkWhole(this, parts);
      NeuralTerm term =
          whole.shape() == NeuralShape.MIXED_EXCHANGE
              ? new MixedExchange(parts, whole.features())
              : new WholeTerm(parts, whole.shape(), whole.features());
      return new NeuralForm(this, parts, term, null);
    }
    parts.requireBothParts();
    BaseLimits limits = BaseLimits.of(parts);
    DesignRules.checkBase(this, limits);
    Term exchange = term(FunctionalSum.Kind.EXCHANGE);
    Term correlation = term(FunctionalSum.Kind.CORRELATION);
    boolean keepsDecay =
        limits.decays()
            && exchange.shape() != NeuralShape.ADDED_EXCHANGE
            && constraints.liebOxford() > 0;
    return new NeuralForm(
        this,
        parts,
        new ExchangeTerm(
            parts,
            exchange.shape(),
            exchange.features(),
            constraints,
            exchange.start(),
            constraints.largeGradientDecay() && !keepsDecay),
        new CorrelationTerm(
            parts,
            correlation.shape(),
            correlation.features(),
            constraints,
            constraints.oneElectronCorrelation() && rung() != Rung.META_GGA));
  }

  Term term(FunctionalSum.Kind kind) {
    return terms.stream().filter(t -> t.shape().kind() == kind).findFirst().orElseThrow();
  }
}
