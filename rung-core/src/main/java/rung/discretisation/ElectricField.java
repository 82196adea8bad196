package rung.discretisation;

/**
 * A uniform electric field F, atomic units (1 au = 51.42 V/Å). It acts on the nuclei and, with the
 * other sign, on the electrons: the energy changes by −μ·F, μ about the origin of coordinates.
 */
public record ElectricField(double x, double y, double z) {
  /** None at all. */
  public static final ElectricField NONE = new ElectricField(0, 0, 0);

  /** Checks the numbers. */
  public ElectricField {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("a field that is no number");
    }
  }

  /** Whether there is none. */
  public boolean none() {
    return x == 0 && y == 0 && z == 0;
  }

  /** F·v. */
  public double dot(double[] vector) {
    return x * vector[0] + y * vector[1] + z * vector[2];
  }
}
