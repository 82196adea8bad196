package rung.integral;

/**
 * An interaction of two electrons, u(r) = full/r + longRange · erf(ωr)/r + slope · ∂/∂ω erf(ωr)/r,
 * with ∂/∂ω erf(ωr)/r = 2/√π exp(−ω²r²).
 *
 * @param full coefficient of 1/r
 * @param longRange coefficient of erf(ωr)/r
 * @param slope coefficient of 2/√π exp(−ω²r²)
 * @param omega ω, inverse bohr
 */
public record CoulombKernel(double full, double longRange, double slope, double omega) {
  /** 1/r. */
  public static final CoulombKernel FULL = new CoulombKernel(1, 0, 0, 0);

  /** Checks ω. */
  public CoulombKernel {
    if ((longRange != 0 || slope != 0) && !(omega > 0)) {
      throw new IllegalArgumentException("an attenuated interaction needs a positive omega");
    }
  }

  /** erf(ωr)/r (A. Savin, H.-J. Flad, Int. J. Quantum Chem. 56, 327 (1995)). */
  public static CoulombKernel longRange(double omega) {
    return new CoulombKernel(0, 1, 0, omega);
  }

  /** erfc(ωr)/r. */
  public static CoulombKernel shortRange(double omega) {
    return new CoulombKernel(1, -1, 0, omega);
  }

  /** ∂/∂ω erf(ωr)/r. */
  public static CoulombKernel slope(double omega) {
    return new CoulombKernel(0, 0, 1, omega);
  }
}
