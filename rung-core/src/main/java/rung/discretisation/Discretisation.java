package rung.discretisation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.dispersion.RationalDispersion;
import rung.grid.BasisValues;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.ExchangeOperator;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.InputException;

/**
 * A world of electrons in a finite basis: everything that does not depend on the functional.
 * Immutable; what is made when first asked for is a cache of it. The one implementation of the
 * product is a molecule in a Gaussian basis ({@code rung.molecular}); a uniform grid whose points
 * are the basis functions is another.
 *
 * <p>What a world does not have (exact exchange, dispersion, …) it refuses when a functional asks
 * for it.
 */
public interface Discretisation {
  /** Number of basis functions, nao. */
  int size();

  /** Number of spin blocks: 1 for a closed shell, else 2. */
  int spins();

  /** Number of electrons of one spin in block σ. */
  int occupied(int spin);

  /** S [nao, nao]; read only, as all matrices here. */
  Matrix overlap();

  /** Kinetic energy and attraction by the nuclei, h [nao, nao]. */
  Matrix core();

  /** X [nao, independent functions] with XᵀSX = 1. */
  Matrix orthogonaliser();

  /** The nuclei, and ghosts without charge. */
  List<Atom> atoms();

  /** Repulsion of the nuclei, hartree. */
  double nuclearRepulsion();

  /**
   * J_μν = Σ_κλ (μν|κλ) D_κλ, [nao, nao].
   *
   * @param totalDensity D of both spins, symmetric, [nao, nao]
   */
  Matrix coulomb(Matrix totalDensity, Workers workers);

  /** The points of the integration grid. */
  MolecularGrid grid();

  /**
   * Basis functions on the grid with their gradients.
   *
   * @param curved whether second derivatives are wanted as well
   */
  BasisValues values(boolean curved, Workers workers);

  /** A density to begin with. */
  Guess guess(Workers workers);

  /**
   * The same with neighbours' spins antiparallel; null where there is one block for both spins, or
   * nothing that could be antiparallel.
   */
  default @Nullable Guess antiparallelGuess(Workers workers) {
    return null;
  }

  /**
   * The same world with much cheaper Fock matrices, good for a start; null if there is none, or
   * none that is worth it.
   */
  default @Nullable Discretisation coarse(Workers workers) {
    return null;
  }

  /** The same world with a block for each spin; null if it knows none. */
  default @Nullable Discretisation unrestricted() {
    return spins() == 2 ? this : null;
  }

  /** The same world on the grid of non-local correlation. */
  default Discretisation nonLocal(Workers workers) {
    return this;
  }

  /** A uniform electric field that acts on everything. */
  default ElectricField field() {
    return ElectricField.NONE;
  }

  /**
   * Matrices of x, y and z, bohr, [nao, nao] each.
   *
   * @param origin from where they are counted, bohr
   */
  default List<Matrix> position(double[] origin) {
    throw missing("positions");
  }

  /** Σ_A Z_A R_A about the origin of coordinates, e·bohr. */
  default double[] nuclearMoment() {
    double[] moment = new double[3];
    for (Atom atom : atoms()) {
      moment[0] += atom.charge() * atom.x();
      moment[1] += atom.charge() * atom.y();
      moment[2] += atom.charge() * atom.z();
    }
    return moment;
  }

  /** Exchange by an interaction. */
  default ExchangeOperator exchange(CoulombKernel kernel, Workers workers) {
    throw missing("exact exchange");
  }

  /** Potentials of products of basis functions on the grid, for exchange energy densities. */
  default ExchangePotentials exchangePotentials(CoulombKernel kernel, Workers workers) {
    throw missing("exchange energy densities");
  }

  /** Dispersion coefficients of the geometry. */
  default RationalDispersion dispersion() {
    throw missing("dispersion");
  }

  private static InputException missing(String what) {
    return new InputException(
        "there is no " + what + " in this world", "functional", "use one that does without");
  }
}
