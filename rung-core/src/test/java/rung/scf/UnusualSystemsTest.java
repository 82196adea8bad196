package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Atom;
import rung.system.Element;
import rung.system.InputException;
import rung.system.Molecule;

/** Systems at the edges: empty spin channels, no electrons, no virtual orbitals, ghosts. */
class UnusualSystemsTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-11, 1e-9));

  /**
   * One orbital everywhere (α = 0 by rounding from either side) beside an empty channel. These
   * three have no correlation there, and exchange that is exact for the exact density (Tao et al.
   * 2003, Sun et al. 2015): the energy is −½ but for the basis and the density.
   */
  @ParameterizedTest
  @ValueSource(strings = {"tpss", "scan", "r2scan"})
  void metaGgasAreNearlyRightForTheHydrogenAtom(String name) {
    ScfSolution h = solve(Systems.molecule("H 0 0 0", 0, 1), "def2-QZVP", name);
    assertThat(h.converged()).isTrue();
    assertThat(h.energy()).isCloseTo(-0.5, offset(3e-4));
  }

  @Test
  void hydrogenAtomHasAnEmptySpinChannel() {
    ScfSolution h = solve(Systems.molecule("H 0 0 0", 0, 1), "def2-QZVP", "pbe");
    assertThat(h.converged()).isTrue();
    // PBE's hydrogen atom at the basis-set limit: -0.49999 (Perdew, Burke, Ernzerhof 1996, Table
    // I).
    assertThat(h.energy()).isCloseTo(-0.49999, offset(1e-4));
    assertThat(h.spinSquared()).isCloseTo(0.75, offset(1e-12));
  }

  @Test
  void heliumCationHasAnEmptySpinChannel() {
    ScfSolution he = solve(Systems.molecule("He 0 0 0", 1, 1), "def2-QZVP", "lda");
    assertThat(he.converged()).isTrue();
    assertThat(he.energy()).isBetween(-1.95, -1.93);
  }

  @Test
  void protonHasNoElectronsAndNoEnergy() {
    ScfSolution proton = solve(Systems.molecule("H 0 0 0", 1, 0), "def2-SVP", "pbe");
    assertThat(proton.converged()).isTrue();
    assertThat(proton.energy()).isZero();
  }

  @Test
  void twoProtonsRepelEachOther() {
    ScfSolution pair = solve(Systems.molecule("H 0 0 0; H 0 0 1", 2, 0), "STO-3G", "pbe");
    assertThat(pair.converged()).isTrue();
    assertThat(pair.energy()).isCloseTo(0.529177210903, offset(1e-12));
  }

  @Test
  void heliumInAMinimalBasisHasNoVirtualOrbitals() {
    ScfSolution he = solve(Systems.molecule("He 0 0 0", 0, 0), "STO-3G", "pbe");
    assertThat(he.converged()).isTrue();
    assertThat(he.orbitals().get(0).virtuals()).isZero();
    assertThat(he.orbitalGradient()).isZero();
  }

  @Test
  void ghostAtomLowersTheEnergyButBringsNoElectrons() {
    Atom he = new Atom(Element.ofNumber(2, ""), 0, 0, 0, false);
    Atom ghost = new Atom(Element.ofNumber(2, ""), 0, 0, 2, true);
    ScfSolution alone = solve(new Molecule(List.of(he), 0, 0), "def2-SVP", "pbe");
    ScfSolution beside = solve(new Molecule(List.of(he, ghost), 0, 0), "def2-SVP", "pbe");
    assertThat(beside.converged()).isTrue();
    assertThat(beside.energy()).isLessThan(alone.energy());
    assertThat(beside.state().electronsOnGrid()).isCloseTo(2, offset(2e-5));
  }

  @Test
  void unrestrictedClosedShellEqualsTheRestrictedOne() {
    Molecule water = Systems.water();
    ScfSolution restricted = solve(water, "6-31G", "pbe", Reference.RKS);
    ScfSolution unrestricted = solve(water, "6-31G", "pbe", Reference.UKS);
    assertThat(unrestricted.energy()).isCloseTo(restricted.energy(), offset(1e-12));
    assertThat(unrestricted.spinSquared()).isCloseTo(0, offset(1e-13));
  }

  @Test
  void restrictedOpenShellIsRefused() {
    assertThatThrownBy(() -> solve(Systems.amidogen(), "STO-3G", "lda", Reference.RKS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("use uks or auto");
  }

  @Test
  void oneAndTwoThreadsGiveTheSameBits() {
    KohnShamSystem one = Systems.build(Systems.amidogen(), "6-31G", "def2-universal-jfit", "1");
    ScfSolution a = TIGHT.solve(one, Functionals.parse("pbe"), null, Workers.single());
    try (Workers two = Workers.of(2)) {
      KohnShamSystem system = KohnShamSystem.build(Systems.amidogen(), one.settings(), two);
      ScfSolution b = TIGHT.solve(system, Functionals.parse("pbe"), null, two);
      assertThat(b.energy()).isEqualTo(a.energy());
      assertThat(b.density().bySpin().get(0).data()).isEqualTo(a.density().bySpin().get(0).data());
    }
  }

  private static ScfSolution solve(Molecule molecule, String basis, String functional) {
    return solve(molecule, basis, functional, Reference.AUTO);
  }

  private static ScfSolution solve(
      Molecule molecule, String basis, String functional, Reference reference) {
    SystemSettings settings =
        new SystemSettings(
            BasisLibrary.load(basis),
            BasisLibrary.load("def2-universal-jfit"),
            GridSpec.parse("2"),
            reference,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    return TIGHT.solve(
        KohnShamSystem.build(molecule, settings, Workers.single()),
        Functionals.parse(functional),
        null,
        Workers.single());
  }
}
