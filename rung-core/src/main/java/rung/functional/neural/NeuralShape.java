package rung.functional.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rung.functional.form.XcKind;

/** How a network's output N enters the energy; see docs/theory-functionals.md. */
public enum NeuralShape {
  /** Exchange: base + Σ_σ e_x^LDA(ρ_σ) 0.45 g b(N). */
  ADDED_EXCHANGE("added-exchange", XcKind.EXCHANGE),
  /** Exchange: F = C F_base/[F_base + (C − F_base) e^(−4 g b(N))]; F_base + g N without bound C. */
  BOUNDED_EXCHANGE("bounded-exchange", XcKind.EXCHANGE),
  /**
   * Exchange: F = C F_base/[F_base + (C − F_base) e^(−hN)], h = x2 + tanh² x3, which over LDA
   * exchange is that of S. Dick, M. Fernandez-Serra, Phys. Rev. B 104, L161109 (2021).
   */
  LOGISTIC_EXCHANGE("logistic-exchange", XcKind.EXCHANGE),
  /**
   * Exchange: Σ_σ f e_xσ^exact + (1 − f) e_xσ^base, f between 0 and 1: a local hybrid (J.
   * Jaramillo, G. E. Scuseria, M. Ernzerhof, J. Chem. Phys. 118, 1068 (2003)).
   */
  LOCAL_MIXING("local-mixing", XcKind.EXCHANGE),
  /** Correlation: e_c^base [1 + g b(N)]. */
  SCALED_CORRELATION("scaled-correlation", XcKind.CORRELATION),
  /** Correlation: e_c^base 2/(1 + e^(−hN)), Dick and Fernandez-Serra's over LDA correlation. */
  LOGISTIC_CORRELATION("logistic-correlation", XcKind.CORRELATION),
  /** All: a e^base + b n N (M. F. Kasim, S. M. Vinko, Phys. Rev. Lett. 127, 126403 (2021)). */
  ADDED_ENERGY("added-energy", XcKind.BOTH),
  /** All: e^base 2/(1 + e^(−N/2)) (G. Luise et al., arXiv 2506.14665, its local part). */
  SCALED_ENERGY("scaled-energy", XcKind.BOTH),
  /**
   * All: f_1 e^base + f_2 e_x^exact + f_3 e_x^(exact, ω = 0.4), f_i = 2/(1 + e^(−N_i/2)) (J.
   * Kirkpatrick et al., Science 374, 1385 (2021)).
   */
  MIXED_EXCHANGE("mixed-exchange", XcKind.BOTH);

  private final String id;
  private final XcKind kind;

  NeuralShape(String id, XcKind kind) {
    this.id = id;
    this.kind = kind;
  }

  /** Name in files. */
  public String id() {
    return id;
  }

  /** What it gives. */
  public XcKind kind() {
    return kind;
  }

  /** Names of its networks. */
  public List<String> networks() {
    return switch (kind) {
      case EXCHANGE -> List.of("exchange");
      case CORRELATION -> List.of("correlation");
      case BOTH -> this == MIXED_EXCHANGE ? MixedExchange.NETWORKS : List.of("xc");
    };
  }

  /** The shape of a name in files. */
  public static Optional<NeuralShape> of(String id) {
    return Arrays.stream(values()).filter(shape -> shape.id.equals(id)).findFirst();
  }
}
