package rung.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.BasisLibrary;
import rung.discretisation.Density;
import rung.functional.named.Functionals;
import rung.grid.UnprunedGrid;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.observable.MoldenFile;
import rung.observable.MoldenOrbitals;
import rung.orbital.MaximumOverlap;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.system.InputException;
import rung.system.Molecule;

/** Guesses: electrons, energies on the way to the same solution, what they follow. */
class GuessesTest {
  private static final Workers ONE = Workers.single();
  private static final Convergence TIGHT = new Convergence(100, 1e-10, 1e-6);
  private static final ScfLadder LADDER = ScfLadder.parse("diis,newton", TIGHT, "");

  private static KohnShamSystem system(Molecule molecule, Reference reference) {
    return KohnShamSystem.build(
        molecule,
        new SystemSettings(
            BasisLibrary.load("def2-svp"),
            BasisLibrary.load("def2-universal-jfit"),
            new UnprunedGrid(30, 50),
            reference,
            SystemSettings.DEFAULT_MEMORY_BUDGET),
        ONE);
  }

  private static KohnShamProblem problem(KohnShamSystem system) {
    return KohnShamProblem.of(system, Functionals.parse("pbe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"atomic", "core", "huckel", "basis:sto-3g", "basis:def2-tzvp"})
  void everyGuessHoldsTheElectronsAndLeadsToTheSolution(String name) {
    for (Molecule molecule : List.of(Systems.water(), Systems.amidogen())) {
      KohnShamSystem system = system(molecule, Reference.AUTO);
      InitialGuess guess = Guesses.parse(name, "--guess");
      Density density = guess.of(problem(system), ONE).density();
      for (int s = 0; s < system.spins(); s++) {
        double electrons = density.bySpin().get(s).dot(system.overlap());
        assertThat(electrons).isCloseTo(system.occupied(s), within(1e-8));
      }
      ScfSolution usual = LADDER.solve(problem(system), null, ScfObserver.NONE, ONE);
      ScfSolution other = LADDER.from(guess).solve(problem(system), null, ScfObserver.NONE, ONE);
      assertThat(other.converged()).isTrue();
      assertThat(other.energy()).isCloseTo(usual.energy(), within(1e-8));
    }
  }

  /** α on the first nitrogen atom, β on the second: three electrons each. */
  @Test
  void antiparallelAtomsHaveHundsSpins() {
    KohnShamSystem nitrogen = system(Systems.molecule("N 0 0 0; N 0 0 5", 0, 0), Reference.UKS);
    Density density = Guesses.parse("antiparallel", "").of(problem(nitrogen), ONE).density();
    Matrix spin = density.bySpin().get(0).plus(-1, density.bySpin().get(1));
    int half = nitrogen.basis().size() / 2;
    Matrix overlap = nitrogen.overlap();
    double[] byAtom = new double[2];
    for (int i = 0; i < 2 * half; i++) {
      for (int j = 0; j < 2 * half; j++) {
        byAtom[i / half] += spin.get(i, j) * overlap.get(i, j);
      }
    }
    assertThat(byAtom[0]).isCloseTo(3, within(1e-6));
    assertThat(byAtom[1]).isCloseTo(-3, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"H 0 0 0; H 0 0 1, RKS, --reference uks", "Be 0 0 0; H 0 0 2, UKS, no two atoms"})
  void whatCannotBeAntiparallelIsToldSo(String geometry, String reference, String said) {
    int spin = geometry.startsWith("Be") ? 1 : 0;
    KohnShamSystem system =
        system(Systems.molecule(geometry, 0, spin), Reference.valueOf(reference));
    InitialGuess guess = Guesses.parse("antiparallel", "--guess");
    assertThatThrownBy(() -> guess.of(problem(system), ONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(said);
  }

  /** Hückel's orbitals put the first energy below that of the bare nuclei's. */
  @Test
  void betterGuessesBeginLower() {
    KohnShamSystem water = system(Systems.water(), Reference.AUTO);
    double core = first(water, "core");
    double solution = LADDER.solve(problem(water), null, ScfObserver.NONE, ONE).energy();
    assertThat(first(water, "huckel")).isBetween(solution, core);
    assertThat(first(water, "basis:sto-3g")).isBetween(solution, core);
  }

  private static double first(KohnShamSystem system, String guess) {
    Density density = Guesses.parse(guess, "").of(problem(system), ONE).density();
    return problem(system).hamiltonian().at(density, ONE).energy();
  }

  /** Projected into its own basis, a density stays what it is. */
  @Test
  void aMoldenFileOfTheSolutionIsTheSolution(@TempDir Path folder) {
    KohnShamSystem system = system(Systems.amidogen(), Reference.AUTO);
    ScfSolution solution = LADDER.solve(problem(system), null, ScfObserver.NONE, ONE);
    Path file = folder.resolve("nh2.molden");
    List<MoldenOrbitals> spins =
        solution.orbitals().stream()
            .map(
                o ->
                    new MoldenOrbitals(o.energies(), o.occupations(), o.coefficients().transpose()))
            .toList();
    new MoldenFile(system.molecule(), system.basis(), spins, List.of()).write(file);
    InitialGuess guess = Guesses.parse(file.toString(), "--guess");
    Density density = guess.of(problem(system), ONE).density();
    for (int s = 0; s < 2; s++) {
      Matrix difference = density.bySpin().get(s).plus(-1, solution.density().bySpin().get(s));
      assertThat(difference.maxAbs()).isLessThan(1e-9);
    }
    assertThatThrownBy(() -> guess.of(problem(system(Systems.water(), Reference.AUTO)), ONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nh2.molden");
  }

  /** Stretched hydrogen: mixed frontier orbitals part the spins, atoms of even spins do not. */
  @Test
  void mixedOrbitalsPartTheSpins() {
    KohnShamSystem system = system(Systems.molecule("H 0 0 0; H 0 0 3", 0, 0), Reference.UKS);
    ScfSolution even = LADDER.solve(problem(system), null, ScfObserver.NONE, ONE);
    ScfSolution parted =
        LADDER
            .from(Guesses.parse("mixed", "--guess"))
            .solve(problem(system), null, ScfObserver.NONE, ONE);
    assertThat(even.spinSquared()).isCloseTo(0, within(1e-6));
    assertThat(parted.spinSquared()).isGreaterThan(0.9);
    assertThat(parted.energy()).isLessThan(even.energy() - 0.05);
    KohnShamSystem closed = system(system.molecule(), Reference.RKS);
    assertThatThrownBy(() -> Guesses.parse("mixed", "--guess").of(problem(closed), ONE))
        .hasMessageContaining("--reference uks");
  }

  /** A lifted electron stays lifted when orbitals are followed, and falls when they are not. */
  @Test
  void maximumOverlapFollowsAnExcitedConfiguration() {
    KohnShamSystem system = system(Systems.water(), Reference.UKS);
    InitialGuess promoted = Guesses.parse("promoted", "--guess");
    KohnShamProblem ground = problem(system);
    KohnShamProblem followed =
        new KohnShamProblem(
            ground.hamiltonian(), new MaximumOverlap(promoted.of(ground, ONE).density()));
    ScfLadder diis = ScfLadder.parse("diis", TIGHT, "").from(promoted);
    ScfSolution excited = diis.solve(followed, null, ScfObserver.NONE, ONE);
    ScfSolution fallen = diis.solve(ground, null, ScfObserver.NONE, ONE);
    assertThat(excited.converged()).isTrue();
    // Half-way between singlet and triplet: 6.9 to 7.7 eV above the ground state.
    assertThat(27.2114 * (excited.energy() - fallen.energy())).isBetween(6.0, 8.5);
    assertThat(excited.spinSquared()).isCloseTo(1, within(0.02));
    Orbitals alpha = excited.orbitals().getFirst();
    double hole = alpha.energies()[alpha.occupied()];
    assertThat(hole).isLessThan(alpha.energies()[alpha.occupied() - 1]);
  }

  @Test
  void whatIsNoGuessIsSaid() {
    assertThatThrownBy(() -> Guesses.parse("sadd", "--guess"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'sadd' is no guess and no file");
    assertThatThrownBy(() -> Guesses.parse("basis:nosuch", "--guess"))
        .isInstanceOf(InputException.class);
  }
}
