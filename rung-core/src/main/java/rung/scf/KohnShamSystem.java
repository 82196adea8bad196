package rung.scf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.dispersion.RationalDispersion;
import rung.grid.AtomicOrbitals;
import rung.grid.GridLevel;
import rung.grid.GridSettings;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.ElectronRepulsion;
import rung.integral.FittedRepulsion;
import rung.integral.FourCentreRepulsion;
import rung.integral.OneElectronIntegrals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * A molecule in a basis on a grid: everything that does not depend on the functional. Built once,
 * then shared by every SCF; immutable.
 */
public final class KohnShamSystem {
  /** Eigenvalues of the overlap below this are dropped as linear dependencies. */
  private static final double DEPENDENCE_THRESHOLD = 1e-7;

  private final Molecule molecule;
  private final SystemSettings settings;
  private final int spins;
  private final Basis basis;
  private final Matrix overlap;
  private final Matrix core;
  private final Matrix orthogonaliser;
  private final ElectronRepulsion repulsion;
  private final ExchangeIntegrals exchange;
  private final MolecularGrid grid;
  private final AtomicOrbitals orbitals;
  private @Nullable AtomicOrbitals curved;
  private @Nullable KohnShamSystem nonLocal;
  private final Map<CoulombKernel, ExchangePotentials> potentials = new LinkedHashMap<>();
  private @Nullable RationalDispersion dispersion;

  private KohnShamSystem(Molecule molecule, SystemSettings settings, Workers workers) {
    this.molecule = molecule;
    this.settings = settings;
    this.spins = spinBlocks(molecule, settings.reference());
    this.basis = Basis.of(molecule, settings.basis());
    this.overlap = OneElectronIntegrals.overlap(basis);
    this.core =
        OneElectronIntegrals.kinetic(basis).plus(1, OneElectronIntegrals.nuclear(basis, molecule));
    this.orthogonaliser = LinearAlgebra.orthogonaliser(overlap, DEPENDENCE_THRESHOLD);
    if (molecule.alphaElectrons() > orthogonaliser.columns()) {
      throw new InputException(
          molecule.alphaElectrons()
              + " electrons of one spin do not fit into "
              + orthogonaliser.columns()
              + " independent basis functions",
          "",
          "choose a larger basis set");
    }
    BasisSet fitting = settings.auxiliary();
    Basis auxiliary = fitting == null ? null : Basis.of(molecule, fitting);
    this.repulsion = repulsion(basis, auxiliary, workers);
    this.exchange =
        new ExchangeIntegrals(basis, auxiliary, repulsion, settings.memoryBudgetBytes());
    this.grid = MolecularGrid.build(molecule, settings.grid(), workers);
    this.orbitals = AtomicOrbitals.of(basis, grid, 1, settings.memoryBudgetBytes(), workers);
  }

  /** The same molecule and basis with another repulsion and another grid. */
  private KohnShamSystem(
      KohnShamSystem other,
      ElectronRepulsion repulsion,
      ExchangeIntegrals exchange,
      MolecularGrid grid,
      Workers workers) {
    this.molecule = other.molecule;
    this.settings = other.settings;
    this.spins = other.spins;
    this.basis = other.basis;
    this.overlap = other.overlap;
    this.core = other.core;
    this.orthogonaliser = other.orthogonaliser;
    this.repulsion = repulsion;
    this.exchange = exchange;
    this.grid = grid;
    this.orbitals = AtomicOrbitals.of(basis, grid, 1, settings.memoryBudgetBytes(), workers);
  }

  /** Integrals, grid and AO values for the molecule. */
  public static KohnShamSystem build(Molecule molecule, SystemSettings settings, Workers workers) {
    return new KohnShamSystem(molecule, settings, workers);
  }

  private static ElectronRepulsion repulsion(
      Basis basis, @Nullable Basis auxiliary, Workers workers) {
    return auxiliary == null
        ? new FourCentreRepulsion(basis, workers)
        : FittedRepulsion.of(basis, auxiliary, workers);
  }

  /**
   * The same molecule and basis with much cheaper Fock matrices, on a grid of a third of the points
   * or fewer and with fitted repulsion and exchange; null if there are none.
   */
  @Nullable KohnShamSystem coarse(Workers workers) {
    MolecularGrid few = MolecularGrid.build(molecule, GridSettings.of(new GridLevel(0)), workers);
    if (3 * few.size() > grid.size()) {
      return null;
    }
    ElectronRepulsion cheap = repulsion;
    if (settings.auxiliary() == null) {
      BasisSet fitting = BasisLibrary.load("def2-universal-jfit");
      if (!molecule.atoms().stream()
          .allMatch(atom -> fitting.shells().containsKey(atom.element().number()))) {
        return null;
      }
      cheap = FittedRepulsion.of(basis, Basis.of(molecule, fitting), workers);
    }
    return new KohnShamSystem(this, cheap, exchange.coarse(molecule), few, workers);
  }

  /** The same system with its functional on other points, such as those of another program. */
  KohnShamSystem on(MolecularGrid points, Workers workers) {
    return new KohnShamSystem(this, repulsion, exchange, points, workers);
  }

  /** Dispersion coefficients of the geometry; made when first asked for. */
  synchronized RationalDispersion dispersion() {
    RationalDispersion known = dispersion;
    if (known == null) {
      known = new RationalDispersion(molecule);
      dispersion = known;
    }
    return known;
  }

  /** The same system on the grid of non-local correlation; made when first asked for. */
  synchronized KohnShamSystem nonLocal(Workers workers) {
    KohnShamSystem known = nonLocal;
    if (known == null) {
      MolecularGrid own = MolecularGrid.build(molecule, settings.nonLocalGrid(), workers);
      known = own.size() < grid.size() ? on(own, workers) : this;
      nonLocal = known;
    }
    return known;
  }

  private static int spinBlocks(Molecule molecule, Reference reference) {
    if (reference == Reference.RKS && molecule.spin() != 0) {
      throw new InputException(
          "a restricted calculation needs 2S = 0, this system has 2S = " + molecule.spin(),
          "--reference rks",
          "use uks or auto");
    }
    return reference == Reference.UKS || molecule.spin() != 0 ? 2 : 1;
  }

  public Molecule molecule() {
    return molecule;
  }

  public SystemSettings settings() {
    return settings;
  }

  /** Number of spin blocks: 1 for a closed shell, else 2. */
  public int spins() {
    return spins;
  }

  /** Number of electrons of one spin in block σ. */
  public int occupied(int spin) {
    return spin == 0 ? molecule.alphaElectrons() : molecule.betaElectrons();
  }

  public Basis basis() {
    return basis;
  }

  /** S [nao, nao]. */
  public Matrix overlap() {
    return overlap;
  }

  /** Kinetic energy and nuclear attraction, h [nao, nao]. */
  public Matrix core() {
    return core;
  }

  /** X [nao, independent functions] with XᵀSX = 1. */
  public Matrix orthogonaliser() {
    return orthogonaliser;
  }

  public ElectronRepulsion repulsion() {
    return repulsion;
  }

  /** Exchange operators, made when asked for. */
  ExchangeIntegrals exchange() {
    return exchange;
  }

  public MolecularGrid grid() {
    return grid;
  }

  /**
   * AO values, gradients and second derivatives on the grid: made when first asked for, kept within
   * as much memory again.
   */
  synchronized AtomicOrbitals curvedOrbitals(Workers workers) {
    if (curved == null) {
      curved = AtomicOrbitals.of(basis, grid, 2, settings.memoryBudgetBytes(), workers);
    }
    return curved;
  }

  /**
   * Potentials of products of basis functions on the grid, for exchange energy densities: made when
   * first asked for, kept in the memory that AO values leave.
   */
  synchronized ExchangePotentials exchangePotentials(CoulombKernel kernel, Workers workers) {
    ExchangePotentials known = potentials.get(kernel);
    if (known == null) {
      long budget = settings.memoryBudgetBytes() - orbitals.keptBytes();
      for (ExchangePotentials other : potentials.values()) {
        budget -= other.keptBytes();
      }
      known = new ExchangePotentials(basis, orbitals, kernel, budget, workers);
      potentials.put(kernel, known);
    }
    return known;
  }

  /** AO values and gradients on the grid. */
  public AtomicOrbitals orbitals() {
    return orbitals;
  }

  /** Fitting basis' name, or null. */
  public @Nullable String auxiliaryName() {
    BasisSet auxiliary = settings.auxiliary();
    return auxiliary == null ? null : auxiliary.name();
  }
}
