package rung.molecular;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.discretisation.Discretisation;
import rung.discretisation.ElectricField;
import rung.discretisation.ExchangePotentials;
import rung.discretisation.Guess;
import rung.dispersion.RationalDispersion;
import rung.grid.AtomicOrbitals;
import rung.grid.BasisValues;
import rung.grid.GridLevel;
import rung.grid.GridSettings;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.ElectronRepulsion;
import rung.integral.ExchangeOperator;
import rung.integral.FittedRepulsion;
import rung.integral.FourCentreRepulsion;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * A molecule in a Gaussian basis on a grid, the discretisation of molecules. Built once, then
 * shared by every SCF; immutable.
 */
public final class KohnShamSystem implements Discretisation {
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
  private final ExchangeOperatorCache exchange;
  private final MolecularGrid grid;
  private final AtomicOrbitals orbitals;
  private final SystemCache cache;

  private KohnShamSystem(Molecule molecule, SystemSettings settings, Workers workers) {
    this.molecule = molecule;
    this.settings = settings;
    this.spins = spinBlocks(molecule, settings.reference());
    this.basis = Basis.of(molecule, settings.basis());
    this.overlap = OneElectronIntegrals.overlap(basis);
    this.core =
        OneElectronIntegrals.kinetic(basis).plus(1, OneElectronIntegrals.nuclear(basis, molecule));
    this.orthogonaliser = Decompositions.orthogonaliser(overlap, DEPENDENCE_THRESHOLD);
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
        new ExchangeOperatorCache(basis, auxiliary, repulsion, settings.memoryBudgetBytes());
    this.grid = MolecularGrid.build(molecule, settings.grid(), workers);
    this.orbitals = AtomicOrbitals.of(basis, grid, 1, settings.memoryBudgetBytes(), workers);
    this.cache = new SystemCache();
  }

  /** The same molecule and basis in other spin blocks, or with another repulsion and grid. */
  private KohnShamSystem(
      KohnShamSystem other,
      int spins,
      ElectronRepulsion repulsion,
      ExchangeOperatorCache exchange,
      MolecularGrid grid,
      AtomicOrbitals orbitals) {
    this.molecule = other.molecule;
    this.settings = other.settings;
    this.spins = spins;
    this.basis = other.basis;
    this.overlap = other.overlap;
    this.core = other.core;
    this.orthogonaliser = other.orthogonaliser;
    this.repulsion = repulsion;
    this.exchange = exchange;
    this.grid = grid;
    this.orbitals = orbitals;
    this.cache = new SystemCache();
  }

  /** The same molecule and basis with another repulsion and another grid. */
  private KohnShamSystem on(
      MolecularGrid points,
      ElectronRepulsion otherRepulsion,
      ExchangeOperatorCache otherExchange,
      Workers workers) {
    AtomicOrbitals values =
        AtomicOrbitals.of(basis, points, 1, settings.memoryBudgetBytes(), workers);
    return new KohnShamSystem(this, spins, otherRepulsion, otherExchange, points, values);
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

  @Override
  public @Nullable KohnShamSystem coarse(Workers workers) {
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
    return on(few, cheap, exchange.coarse(molecule), workers);
  }

  @Override
  public KohnShamSystem unrestricted() {
    return spins == 2 ? this : new KohnShamSystem(this, 2, repulsion, exchange, grid, orbitals);
  }

  /** The same system with its functional on other points, such as those of another program. */
  public KohnShamSystem on(MolecularGrid points, Workers workers) {
    return on(points, repulsion, exchange, workers);
  }

  /**
   * The same system on the grid of non-local correlation; itself where that has no fewer points.
   */
  KohnShamSystem onNonLocalGrid(Workers workers) {
    MolecularGrid own = MolecularGrid.build(molecule, settings.nonLocalGrid(), workers);
    return own.size() < grid.size() ? on(own, workers) : this;
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

  public Basis basis() {
    return basis;
  }

  @Override
  public int size() {
    return basis.size();
  }

  @Override
  public int spins() {
    return spins;
  }

  @Override
  public int occupied(int spin) {
    return spin == 0 ? molecule.alphaElectrons() : molecule.betaElectrons();
  }

  @Override
  public Matrix overlap() {
    return overlap;
  }

  @Override
  public Matrix core() {
    return core;
  }

  @Override
  public Matrix orthogonaliser() {
    return orthogonaliser;
  }

  @Override
  public List<Atom> atoms() {
    return molecule.atoms();
  }

  @Override
  public double nuclearRepulsion() {
    return molecule.nuclearRepulsion();
  }

  @Override
  public Matrix coulomb(Matrix totalDensity, Workers workers) {
    return repulsion.coulomb(totalDensity, workers);
  }

  @Override
  public ExchangeOperator exchange(CoulombKernel kernel, Workers workers) {
    return exchange.of(kernel, workers);
  }

  @Override
  public ExchangePotentials exchangePotentials(CoulombKernel kernel, Workers workers) {
    return cache.potentials(this, kernel, workers);
  }

  @Override
  public MolecularGrid grid() {
    return grid;
  }

  /** AO values and gradients on the grid. */
  public AtomicOrbitals orbitals() {
    return orbitals;
  }

  @Override
  public BasisValues values(boolean curved, Workers workers) {
    return curved ? cache.curved(this, workers) : orbitals;
  }

  @Override
  public KohnShamSystem nonLocal(Workers workers) {
    return cache.nonLocal(this, workers);
  }

  @Override
  public RationalDispersion dispersion() {
    return cache.dispersion(this);
  }

  @Override
  public Guess guess(Workers workers) {
    return AtomicDensities.superpose(this, new double[atoms().size()]);
  }

  @Override
  public @Nullable Guess antiparallelGuess(Workers workers) {
    double[] spins = spins() == 1 ? null : SpinPattern.antiparallel(atoms());
    return spins == null ? null : AtomicDensities.superpose(this, spins);
  }

  @Override
  public ElectricField field() {
    return settings.field();
  }

  @Override
  public List<Matrix> position(double[] origin) {
    return cache.position(this, origin);
  }

  /** Fitting basis' name, or null. */
  public @Nullable String auxiliaryName() {
    BasisSet auxiliary = settings.auxiliary();
    return auxiliary == null ? null : auxiliary.name();
  }
}
