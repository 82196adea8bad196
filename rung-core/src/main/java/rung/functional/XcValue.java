package rung.functional;

/**
 * Energy and its derivatives with respect to the features.
 *
 * @param energy Σ_g w_g e_g, hartree
 * @param derivative ∂E/∂feature [channel][point], weights included
 */
public record XcValue(double energy, double[][] derivative) {}
