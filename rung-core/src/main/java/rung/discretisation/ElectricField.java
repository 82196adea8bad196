package rung.discretisation;

import rung.system.InputException;

/**
 * A uniform electric field F, atomic units (1 au = 51.42 V/Å). It acts on the nuclei and, with the
 * other sign, on the electrons: the energy changes by −μ·F, μ about the origin of coordinates.
 */
public record ElectricField(double x, double y, double z) {
  /** A field beyond it leaves no molecule, atomic units. */
  private static final double LARGEST = 1;

  /** None at all. */
  public static final ElectricField NONE = new ElectricField(0, 0, 0);

  /** Checks the numbers. */
  public ElectricField {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("a field that is no number");
    }
  }

  /**
   * Reads {@code x,y,z}, atomic units.
   *
   * @param where what is read, for messages
   * @throws InputException if the text is no field
   */
  public static ElectricField parse(String text, String where) {
    String[] word = text.trim().split("\\s*,\\s*", -1);
    double[] f = new double[3];
    boolean sound = word.length == 3;
    for (int k = 0; sound && k < 3; k++) {
      try {
        f[k] = Double.parseDouble(word[k]);
        sound = Math.abs(f[k]) <= LARGEST;
      } catch (NumberFormatException e) {
        sound = false;
      }
    }
    if (!sound) {
      throw new InputException(
          "'" + text + "' is no electric field",
          where,
          "give three numbers of at most 1 atomic unit, such as 0,0,0.005");
    }
    return new ElectricField(f[0], f[1], f[2]);
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
