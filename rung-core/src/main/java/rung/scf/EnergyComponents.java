package rung.scf;

/**
 * Parts of the total energy, hartree.
 *
 * @param nuclear repulsion of the nuclei
 * @param oneElectron kinetic energy and nuclear attraction, tr(hD)
 * @param coulomb ½(D|D)
 * @param exchange exact exchange, with its fraction
 * @param xc E_xc of the functional on the grid
 * @param nonLocal non-local correlation (VV10)
 * @param dispersion of the geometry, D3(BJ)
 */
public record EnergyComponents(
    double nuclear,
    double oneElectron,
    double coulomb,
    double exchange,
    double xc,
    double nonLocal,
    double dispersion) {
  /** The total energy. */
  public double total() {
    return withoutFunctional() + exchange + xc + nonLocal + dispersion;
  }

  /** What does not depend on the functional at a fixed density. */
  public double withoutFunctional() {
    return nuclear + oneElectron + coulomb;
  }
}
