package rung.basis;

/**
 * A contracted shell as a basis set defines it, not yet placed on an atom.
 *
 * @param l angular momentum
 * @param exponents of the primitives, bohr⁻²
 * @param coefficients of the normalised primitives; the contraction need not be normalised
 */
public record ContractedShell(int l, double[] exponents, double[] coefficients) {}
