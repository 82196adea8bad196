package rung.scf;

/**
 * Parts of the total energy, hartree.
 *
 * @param nuclear repulsion of the nuclei
 * @param oneElectron kinetic energy and nuclear attraction, tr(hD)
 * @param coulomb ½(D|D)
 * @param exchange exact exchange, with its fraction
 * @param xc E_xc of the functional on the grid
 */
public record EnergyComponents(
    double nuclear, double oneElectron, double coulomb, double exchange, double xc) {
  /** The total energy. */
  public double total() {
    return nuclear + oneElectron + coulomb + exchange + xc;
  }
}
