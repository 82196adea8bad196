package rung.check;

/**
 * The seven local conditions of R. Pederson, K. Burke, J. Chem. Phys. 159, 214113 (2023) (arXiv
 * 2303.01766), each sufficient for an exact condition on the energies. Tolerances are theirs.
 */
enum LocalCondition {
  /** E_c ≤ 0: F_c ≥ 0. */
  NEGATIVITY("ec_non_positivity", "E_c <= 0: F_c >= 0", 1e-5),
  /** E_c[n_γ] against γE_c[n]: ∂F_c/∂r_s ≥ 0. */
  SCALING("ec_scaling", "E_c scaling: dF_c/dr_s >= 0", 1e-5),
  /** T_c upper bound: r_s ∂F_c/∂r_s ≤ F_c(∞) − F_c. */
  KINETIC_BOUND("tc_upper_bound", "T_c upper bound: r_s dF_c/dr_s <= F_c(inf) - F_c", 1e-3),
  /** T_c ≤ −E_c, a conjecture: r_s ∂F_c/∂r_s ≤ F_c. */
  KINETIC_CONJECTURE("tc_conjecture", "T_c <= -E_c (conjecture): r_s dF_c/dr_s <= F_c", 5e-4),
  /** U_c(λ) monotonicity: r_s ∂²F_c/∂r_s² + 2 ∂F_c/∂r_s ≥ 0. */
  ADIABATIC("uc_monotonicity", "U_c monotonicity: r_s d2F_c/dr_s2 + 2 dF_c/dr_s >= 0", 1e-3),
  /** Lieb-Oxford bound on U_xc: F_xc + r_s ∂F_c/∂r_s ≤ C. */
  LIEB_OXFORD_POTENTIAL("lieb_oxford_uxc", "Lieb-Oxford, U_xc: F_xc + r_s dF_c/dr_s <= C", 1e-3),
  /** Lieb-Oxford bound on E_xc: F_xc ≤ C. */
  LIEB_OXFORD_ENERGY("lieb_oxford_exc", "Lieb-Oxford, E_xc: F_xc <= C", 1e-3);

  final String id;
  final String tested;
  final double tolerance;

  LocalCondition(String id, String tested, double tolerance) {
    this.id = id;
    this.tested = tested;
    this.tolerance = tolerance;
  }

  /**
   * How far the condition is violated; negative or zero where it holds.
   *
   * @param slope ∂F_c/∂r_s
   * @param curvature ∂²F_c/∂r_s²
   * @param infinity F_c(r_s → ∞)
   * @param bound C
   */
  double violation(
      double r,
      double fx,
      double fc,
      double slope,
      double curvature,
      double infinity,
      double bound) {
    return switch (this) {
      case NEGATIVITY -> -fc;
      case SCALING -> -slope;
      case KINETIC_BOUND -> r * slope - (infinity - fc);
      case KINETIC_CONJECTURE -> r * slope - fc;
      case ADIABATIC -> -(r * curvature + 2 * slope);
      case LIEB_OXFORD_POTENTIAL -> fx + fc + r * slope - bound;
      case LIEB_OXFORD_ENERGY -> fx + fc - bound;
    };
  }
}
