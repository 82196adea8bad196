package rung.functional.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rung.functional.named.Functionals;

/** Neural functionals with a name: Rung's own at each rung, and the published ones of others. */
public enum NeuralPreset {
  /** Rung's own below gradients. */
  LDA("lda", "lda"),
  /** Rung's own with gradients. */
  GGA("gga", "pbe"),
  /** Rung's own with kinetic energy densities. */
  META_GGA("mgga", "r2scan"),
  /** The network chooses the fraction of exact exchange at each point. */
  LOCAL_HYBRID("local-hybrid", "pbe"),
  /** xcnn of M. F. Kasim, S. M. Vinko, Phys. Rev. Lett. 127, 126403 (2021), with gradients. */
  XCNN("xcnn", "pbe"),
  /** XCDiff of S. Dick, M. Fernandez-Serra, Phys. Rev. B 104, L161109 (2021), the meta-GGA. */
  XCDIFF("xcdiff", "lda_x+lda_c_pw"),
  /** DM21 of J. Kirkpatrick et al., Science 374, 1385 (2021). */
  DM21("dm21", "lda_x"),
  /** The local part of Skala, G. Luise et al., arXiv 2506.14665. */
  SKALA("skala", "lda_x");

  private final String id;
  private final String usualBase;

  NeuralPreset(String id, String usualBase) {
    this.id = id;
    this.usualBase = usualBase;
  }

  /** Name in files, such as {@code neural-gga}. */
  public String kind() {
    return "neural-" + id;
  }

  /** The base if nothing else is said. */
  public String usualBase() {
    return usualBase;
  }

  /** The preset of a name in files. */
  public static Optional<NeuralPreset> of(String kind) {
    return Arrays.stream(values()).filter(preset -> preset.kind().equals(kind)).findFirst();
  }

  /** Rung's own for a rung. */
  public static NeuralPreset of(Rung rung) {
    return switch (rung) {
      case LDA -> LDA;
      case GGA -> GGA;
      case META_GGA -> META_GGA;
    };
  }

  /** The constraints if nothing else is said. */
  public NeuralConstraints usualConstraints() {
    return switch (this) {
      case LDA -> NeuralConstraints.usual(Rung.LDA);
      case GGA -> NeuralConstraints.usual(Rung.GGA);
      case META_GGA -> NeuralConstraints.usual(Rung.META_GGA);
      case LOCAL_HYBRID -> new NeuralConstraints(true, true, true, 0, true, false);
      case XCDIFF -> new NeuralConstraints(true, true, true, 1.174, true, false);
      case XCNN, DM21, SKALA -> NeuralConstraints.NONE;
    };
  }

  /** The usual design over a base. */
  public NeuralDesign design(String base, TrainedConstants trained) {
    return usual(base, usualConstraints(), trained);
  }

  /** {@link #added} below the meta-GGA, {@link #design} elsewhere. */
  public NeuralDesign usual(String base, NeuralConstraints constraints, TrainedConstants trained) {
    return this == LDA || this == GGA
        ? added(base, constraints, trained)
        : design(base, constraints, trained);
  }

  /**
   * LDA or GGA with a correction that is added to the base's exchange within ±0.45 of LDA's. It
   * holds the Lieb-Oxford bound only over a base that leaves it room, such as PBE.
   */
  public NeuralDesign added(String base, NeuralConstraints constraints, TrainedConstants trained) {
    NeuralBase parts = new NeuralBase(Functionals.parseForm(base), TrainedConstants.NONE);
    parts.requireBothParts();
    double largest = BaseLimits.of(parts).largestFactor() + CorrectedExchange.ADDED_BOUND;
    NeuralConstraints held =
        largest <= constraints.liebOxford() ? constraints : constraints.withLiebOxford(0);
    return new NeuralDesign(
        kind(), base, corrections(NeuralShape.ADDED_EXCHANGE, held), held, trained);
  }

  /** The design that holds chosen constraints. */
  public NeuralDesign design(String base, NeuralConstraints constraints, TrainedConstants trained) {
    return new NeuralDesign(
        kind(), base, corrections(NeuralShape.BOUNDED_EXCHANGE, constraints), constraints, trained);
  }

  private List<NeuralDesign.Correction> corrections(
      NeuralShape exchange, NeuralConstraints constraints) {
    return switch (this) {
      case LDA, GGA, META_GGA ->
          List.of(
              new NeuralDesign.Correction(exchange, exchangeFeatures(constraints)),
              new NeuralDesign.Correction(NeuralShape.SCALED_CORRELATION, correlationFeatures()));
      case LOCAL_HYBRID ->
          List.of(
              new NeuralDesign.Correction(
                  NeuralShape.LOCAL_MIXING, exchangeFeatures(constraints), 0.25),
              new NeuralDesign.Correction(NeuralShape.SCALED_CORRELATION, correlationFeatures()));
      case XCNN ->
          List.of(
              new NeuralDesign.Correction(
                  NeuralShape.ADDED_ENERGY,
                  List.of(
                      ReducedVariable.LOG_PLUS_DENSITY,
                      ReducedVariable.SIGNED_POLARISATION,
                      ReducedVariable.LOG_PLUS_GRADIENT)));
      case XCDIFF ->
          List.of(
              new NeuralDesign.Correction(
                  NeuralShape.LOGISTIC_EXCHANGE,
                  List.of(ReducedVariable.LOG_GRADIENT, ReducedVariable.LOG_ORBITAL)),
              new NeuralDesign.Correction(
                  NeuralShape.LOGISTIC_CORRELATION,
                  List.of(
                      ReducedVariable.LOG_ROOT,
                      ReducedVariable.LOG_SPIN,
                      ReducedVariable.LOG_GRADIENT,
                      ReducedVariable.LOG_ORBITAL)));
      case DM21 ->
          List.of(
              new NeuralDesign.Correction(
                  NeuralShape.MIXED_EXCHANGE, logs(1e-4, LogFeature.Quantity.values())));
      case SKALA ->
          List.of(
              new NeuralDesign.Correction(
                  NeuralShape.SCALED_ENERGY,
                  logs(
                      1e-5,
                      Arrays.copyOf(
                          LogFeature.Quantity.values(),
                          LogFeature.Quantity.TAU_DOWN.ordinal() + 1))));
    };
  }

  private static List<Feature> logs(double offset, LogFeature.Quantity... quantities) {
    return Arrays.stream(quantities).map(q -> (Feature) new LogFeature(q, offset)).toList();
  }

  /** What the constraints that are off let in comes last. */
  private List<Feature> exchangeFeatures(NeuralConstraints constraints) {
    List<Feature> features = new ArrayList<>(shapeFeatures());
    if (this != LDA && !constraints.spinScaling()) {
      features.add(ReducedVariable.POLARISATION);
    }
    if (this == LDA || !constraints.coordinateScaling()) {
      features.add(ReducedVariable.RADIUS);
    }
    return features;
  }

  private List<Feature> correlationFeatures() {
    List<Feature> features =
        new ArrayList<>(List.of(ReducedVariable.RADIUS, ReducedVariable.POLARISATION));
    features.addAll(shapeFeatures());
    return features;
  }

  private List<Feature> shapeFeatures() {
    return switch (this) {
      case LDA -> List.of();
      case GGA -> List.of(ReducedVariable.SMALL_GRADIENT, ReducedVariable.LARGE_GRADIENT);
      default ->
          List.of(
              ReducedVariable.SMALL_GRADIENT,
              ReducedVariable.LARGE_GRADIENT,
              ReducedVariable.ORBITAL);
    };
  }
}
