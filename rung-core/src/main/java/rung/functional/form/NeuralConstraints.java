package rung.functional.form;

/**
 * Exact constraints that a neural meta-GGA holds by construction, for every value of its
 * parameters.
 *
 * @param spinScaling E_x[ρ_α, ρ_β] = ½ E_x[2ρ_α] + ½ E_x[2ρ_β]
 * @param coordinateScaling E_x[n_γ] = γ E_x[n]
 * @param uniformGasLimit the base's energy of the uniform gas
 * @param liebOxford F_x ≤ this bound for every spin (1.174, the bound of two electrons, 1.804, or
 *     2.27, the general form); 0: no bound
 * @param correlationSign e_c ≤ 0 wherever the base's is
 * @param oneElectronCorrelation e_c = 0 for one-electron densities, as that of the base
 */
public record NeuralConstraints(
    boolean spinScaling,
    boolean coordinateScaling,
    boolean uniformGasLimit,
    double liebOxford,
    boolean correlationSign,
    boolean oneElectronCorrelation) {
  /** None of them. */
  public static final NeuralConstraints NONE =
      new NeuralConstraints(false, false, false, 0, false, false);

  /** All of them, with a Lieb-Oxford bound. */
  public static NeuralConstraints all(double liebOxford) {
    return new NeuralConstraints(true, true, true, liebOxford, true, true);
  }

  /** The same with the uniform-gas limit kept or not. */
  public NeuralConstraints withUniformGasLimit(boolean kept) {
    return new NeuralConstraints(
        spinScaling, coordinateScaling, kept, liebOxford, correlationSign, oneElectronCorrelation);
  }
}
