package rung.functional.neural;

/**
 * Exact constraints that a neural functional holds by construction, for every value of its
 * parameters.
 *
 * @param spinScaling E_x[ρ_α, ρ_β] = ½ E_x[2ρ_α] + ½ E_x[2ρ_β]
 * @param coordinateScaling E_x[n_γ] = γ E_x[n]
 * @param uniformGasLimit the base's energy of the uniform gas
 * @param liebOxford F_x ≤ this bound for every spin (1.174, the bound of two electrons, 1.804, or
 *     2.27, the general form); of a hybrid, what its exact exchange leaves of the bound; 0: no
 *     bound
 * @param largeGradientDecay F_x ∝ s^−1/2 at large s (J. P. Perdew, A. Ruzsinszky, J. Sun, K. Burke,
 *     J. Chem. Phys. 140, 18A533 (2014))
 * @param correlationSign e_c ≤ 0 wherever the base's is
 * @param oneElectronCorrelation e_c = 0 for one-electron densities
 * @param slopeBound |∂N/∂u| ≤ this number for every network N and every value of its variables u (a
 *     Euclidean norm); 0: no bound
 */
public record NeuralConstraints(
    boolean spinScaling,
    boolean coordinateScaling,
    boolean uniformGasLimit,
    double liebOxford,
    boolean largeGradientDecay,
    boolean correlationSign,
    boolean oneElectronCorrelation,
    double slopeBound) {
  /** None of them. */
  public static final NeuralConstraints NONE =
      new NeuralConstraints(false, false, false, 0, false, false);

  /** Without decay and bounded slopes. */
  public NeuralConstraints(
      boolean spinScaling,
      boolean coordinateScaling,
      boolean uniformGasLimit,
      double liebOxford,
      boolean correlationSign,
      boolean oneElectronCorrelation) {
    this(
        spinScaling,
        coordinateScaling,
        uniformGasLimit,
        liebOxford,
        false,
        correlationSign,
        oneElectronCorrelation,
        0);
  }

  /** All of them for a meta-GGA, with a Lieb-Oxford bound, but for bounded slopes. */
  public static NeuralConstraints all(double liebOxford) {
    return new NeuralConstraints(true, true, true, liebOxford, true, true, true, 0);
  }

  /** The constraints that a neural functional of a rung holds if nothing else is said. */
  public static NeuralConstraints usual(Rung rung) {
    return new NeuralConstraints(
        true, rung != Rung.LDA, rung != Rung.LDA, 2.27, true, rung == Rung.META_GGA);
  }

  /** The same with the uniform-gas limit kept or not. */
  public NeuralConstraints withUniformGasLimit(boolean kept) {
    return new NeuralConstraints(
        spinScaling,
        coordinateScaling,
        kept,
        liebOxford,
        largeGradientDecay,
        correlationSign,
        oneElectronCorrelation,
        slopeBound);
  }

  /** The same with another Lieb-Oxford bound. */
  public NeuralConstraints withLiebOxford(double bound) {
    return new NeuralConstraints(
        spinScaling,
        coordinateScaling,
        uniformGasLimit,
        bound,
        largeGradientDecay,
        correlationSign,
        oneElectronCorrelation,
        slopeBound);
  }

  /** The same with the decay at large s or without. */
  public NeuralConstraints withLargeGradientDecay(boolean held) {
    return new NeuralConstraints(
        spinScaling,
        coordinateScaling,
        uniformGasLimit,
        liebOxford,
        held,
        correlationSign,
        oneElectronCorrelation,
        slopeBound);
  }

  /** The same with correlation of one electron zero or not. */
  public NeuralConstraints withOneElectronCorrelation(boolean zero) {
    return new NeuralConstraints(
        spinScaling,
        coordinateScaling,
        uniformGasLimit,
        liebOxford,
        largeGradientDecay,
        correlationSign,
        zero,
        slopeBound);
  }

  /** The same with another bound of slopes. */
  public NeuralConstraints withSlopeBound(double bound) {
    return new NeuralConstraints(
        spinScaling,
        coordinateScaling,
        uniformGasLimit,
        liebOxford,
        largeGradientDecay,
        correlationSign,
        oneElectronCorrelation,
        bound);
  }
}
