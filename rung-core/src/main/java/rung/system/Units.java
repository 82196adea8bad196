package rung.system;

/** Conversion factors at the edges (CODATA 2018); everything inside is in Hartree atomic units. */
public final class Units {
  /** One bohr in ångström. */
  public static final double ANGSTROM_PER_BOHR = 0.529177210903;

  /** One hartree in kcal/mol. */
  public static final double KCAL_PER_MOL_PER_HARTREE = 627.5094740631;

  /** One hartree in electronvolt. */
  public static final double EV_PER_HARTREE = 27.211386245988;

  /** One atomic unit of dipole moment (e·bohr) in debye. */
  public static final double DEBYE_PER_AU = 2.541746473;

  private Units() {}
}
