package rung.basis;

/**
 * A shell placed on an atom. Function m is R(r) Y_lm(r − A), with R(r) = Σ_k c_k exp(−α_k r²) and
 * Y_lm a row of {@link SolidHarmonics#transform}; every function has norm one.
 *
 * @param atom index of the atom
 * @param x centre, bohr
 * @param y centre, bohr
 * @param z centre, bohr
 * @param l angular momentum
 * @param cartesian whether the shell has Cartesian components (only for l ≥ 2)
 * @param exponents α_k
 * @param coefficients c_k, normalised so that ∫ r^(2l+2) R² dr = 1
 * @param offset index of the shell's first function in the basis
 */
public record Shell(
    int atom,
    double x,
    double y,
    double z,
    int l,
    boolean cartesian,
    double[] exponents,
    double[] coefficients,
    int offset) {

  /** Number of functions. */
  public int size() {
    return cartesian ? (l + 1) * (l + 2) / 2 : 2 * l + 1;
  }

  /** Coefficients of the normalised primitives, as basis files give them. */
  public double[] primitiveCoefficients() {
    return primitiveCoefficients(l, exponents, coefficients);
  }

  static double[] primitiveCoefficients(int l, double[] exponents, double[] coefficients) {
    double[] c = coefficients.clone();
    for (int k = 0; k < c.length; k++) {
      c[k] *= Math.sqrt(radialOverlap(l, 2 * exponents[k]));
    }
    return c;
  }

  /** Normalised coefficients c_k for the given contraction of normalised primitives. */
  static double[] normalise(ContractedShell shell) {
    int l = shell.l();
    double[] a = shell.exponents();
    double[] c = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      c[k] = shell.coefficients()[k] / Math.sqrt(radialOverlap(l, 2 * a[k]));
    }
    double norm = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        norm += c[i] * c[j] * radialOverlap(l, a[i] + a[j]);
      }
    }
    for (int k = 0; k < c.length; k++) {
      c[k] /= Math.sqrt(norm);
    }
    return c;
  }

  /** ∫ r^(2l+2) exp(−p r²) dr = (2l+1)!! √π / (2^(l+2) p^(l+3/2)). */
  private static double radialOverlap(int l, double p) {
    double value = Math.sqrt(Math.PI / p) / (4 * p);
    for (int i = 1; i <= l; i++) {
      value *= (2 * i + 1) / (2 * p);
    }
    return value;
  }
}
