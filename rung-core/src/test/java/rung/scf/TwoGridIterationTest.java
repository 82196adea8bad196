package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.basis.BasisLibrary;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.ChargeAndSpin;
import rung.system.file.GeometryFile;

class TwoGridIterationTest {
  private static final Functional PBE = Functionals.parse("pbe");
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-10, 1e-7));

  private static KohnShamSystem system(String geometry, int spin, String aux, String grid) {
    return KohnShamSystem.build(
        GeometryFile.inline(geometry, "test", ChargeAndSpin.of(0, spin, "test")),
        new SystemSettings(
            BasisLibrary.load("def2-svp"),
            aux.equals("none") ? null : BasisLibrary.load(aux),
            GridSpec.parse(grid),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET),
        Workers.single());
  }

  @ParameterizedTest
  @CsvSource({
    "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692, 0, def2-universal-jfit, 3",
    "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692, 0, none, '60,302'",
    "O 0 0 0; O 0 0 1.2075, 2, def2-universal-jfit, 3",
    "C 0 0 0; N 0 0 1.17, 1, def2-universal-jfit, 3"
  })
  void itEndsWherePlainIterationsEndWithFewerFockMatrices(
      String geometry, int spin, String aux, String grid) {
    KohnShamSystem system = system(geometry, spin, aux, grid);
    assertThat(system.coarse(Workers.single())).isNotNull();
    ScfSolution twoGrid = TIGHT.solve(system, PBE, null, Workers.single());
    ScfSolution plain =
        TIGHT.solve(system, PBE, system.guess(Workers.single()).density(), Workers.single());
    assertThat(twoGrid.converged()).isTrue();
    assertThat(plain.converged()).isTrue();
    assertThat(twoGrid.energy()).isCloseTo(plain.energy(), within(2e-10));
    assertThat(twoGrid.orbitalGradient()).isLessThan(1e-7);
    assertThat(twoGrid.history()).hasSize(twoGrid.iterations());
    assertThat(twoGrid.iterations()).isLessThanOrEqualTo(plain.iterations() / 2);
  }

  @Test
  void aGridThatIsCoarseAlreadyHasNoCoarserOne() {
    KohnShamSystem system = system("Ne 0 0 0", 0, "def2-universal-jfit", "0");
    assertThat(system.coarse(Workers.single())).isNull();
    assertThat(
            ScfLadder.once(Convergence.DEFAULT)
                .solve(system, PBE, null, Workers.single())
                .converged())
        .isTrue();
  }

  @Test
  void patienceIsCountedInFockMatricesOnTheFineGrid() {
    KohnShamSystem system =
        system("O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692", 0, "none", "60,302");
    ScfSolution stopped =
        ScfLadder.once(new Convergence(2, 1e-10, 1e-7)).solve(system, PBE, null, Workers.single());
    assertThat(stopped.converged()).isFalse();
    assertThat(stopped.iterations()).isEqualTo(2);
    assertThat(stopped.orbitalGradient()).isFinite();
  }
}
