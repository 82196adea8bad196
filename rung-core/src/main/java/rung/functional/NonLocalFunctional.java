package rung.functional;

import rung.parallel.Workers;

/**
 * An energy of the density at all points at once, called once a molecule. Open: a new kind of
 * non-local functional is an implementation of this and a {@code PartFormula}. Immutable; may be
 * called from several threads.
 */
public non-sealed interface NonLocalFunctional extends EnergyPart {
  /**
   * What it looks at; for one spin block, the whole density, in open shells too, if the energy does
   * not depend on the spins.
   *
   * @param spins spin blocks of the density
   */
  FeatureLayout layout(int spins);

  /** The energy of these features, in the {@link #layout} asked for. */
  NonLocalEnergy at(MolecularFeatures features, Workers workers);
}
