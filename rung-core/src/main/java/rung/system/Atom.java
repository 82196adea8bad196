package rung.system;

/**
 * An atom, or a ghost that lends its basis functions only.
 *
 * @param element the element
 * @param x position, bohr
 * @param y position, bohr
 * @param z position, bohr
 * @param ghost true for basis functions without nucleus and electrons
 */
public record Atom(Element element, double x, double y, double z, boolean ghost) {
  /** Charge of the nucleus, zero for a ghost. */
  public int charge() {
    return ghost ? 0 : element.number();
  }

  /** Distance to another atom, bohr. */
  public double distance(Atom other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
