package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.scf.solver.NewtonSolver;
import rung.scf.solver.Outcome;
import rung.system.InputException;

/** Systems on which DIIS turns in circles, and solutions that are no minima. */
class NewtonSolverTest {
  private static final Convergence TIGHT = new Convergence(100, 1e-9, 1e-7);
  private static final Workers ONE = Workers.single();

  private static KohnShamSystem system(String geometry, int spin, String reference) {
    return KohnShamSystem.build(
        Systems.molecule(geometry, 0, spin),
        new SystemSettings(
            BasisLibrary.load("def2-svp"),
            BasisLibrary.load("def2-universal-jfit"),
            GridSpec.parse("2"),
            Reference.valueOf(reference),
            SystemSettings.DEFAULT_MEMORY_BUDGET),
        ONE);
  }

  private static ScfSolution solve(KohnShamSystem system, String xc, ScfLadder ladder) {
    return ladder.solve(system, Functionals.parse(xc), null, ONE);
  }

  @ParameterizedTest
  @CsvSource({
    "C 0 0 0; C 0 0 1.243, 0, RKS, pbe",
    "H 0.6 0.6 0; H -0.6 0.6 0; H -0.6 -0.6 0; H 0.6 -0.6 0, 0, RKS, r2scan",
    "F 0 0 0; F 0 0 3, 0, RKS, pbe",
    "C 0 0 0; H 0 0 1.12, 1, UKS, r2scan",
    "V 0 0 0, 3, UKS, pbe",
  })
  void whatDiisGivesUpNewtonEnds(String geometry, int spin, String reference, String xc) {
    KohnShamSystem system = system(geometry, spin, reference);
    ScfSolution solution = solve(system, xc, ScfLadder.of(TIGHT));
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.attempts()).isEqualTo(1);
    assertThat(solution.orbitalGradient()).isLessThan(1e-7);
    List<ScfStep> newton =
        solution.history().stream().filter(step -> step.solver() instanceof NewtonSolver).toList();
    for (int k = 1; k < newton.size(); k++) {
      assertThat(newton.get(k).energy()).isLessThan(newton.get(k - 1).energy() + 1e-10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pbe", "r2scan", "pbe0", "lh07t-svwn", "pbe+vv10"})
  void aloneItEndsWhereDiisDoes(String xc) {
    KohnShamSystem system =
        system("O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692", 0, "AUTO");
    ScfSolution newton = solve(system, xc, ScfLadder.parse("newton", TIGHT, "test"));
    ScfSolution diis = solve(system, xc, ScfLadder.parse("diis", TIGHT, "test"));
    assertThat(newton.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(newton.energy()).isCloseTo(diis.energy(), within(1e-9));
    assertThat(newton.iterations()).isLessThan(20);
  }

  /** The figures: the same geometry with orbitals that differ for the spins, PBE/def2-SVP. */
  @ParameterizedTest
  @CsvSource({
    "H 0 0 0; H 0 0 5, 0, -0.997262",
    "N 0 0 0; N 0 0 4, 0, -108.933",
  })
  void aSaddlePointIsToldAndLeft(String geometry, int spin, double minimum) {
    KohnShamSystem system = system(geometry, spin, "UKS");
    ScfSolution checked = solve(system, "pbe", ScfLadder.of(TIGHT).with(StabilityPolicy.CHECK));
    assertThat(checked.outcome()).isEqualTo(Outcome.SADDLE);
    assertThat(checked.stability()).isNotNull();
    ScfSolution followed = solve(system, "pbe", ScfLadder.of(TIGHT).with(StabilityPolicy.FOLLOW));
    assertThat(followed.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(followed.energy()).isCloseTo(minimum, within(1e-3));
    assertThat(followed.history()).hasSizeLessThanOrEqualTo(followed.iterations());
  }

  /**
   * Two nitrogen atoms far apart, where a p shell with one spin the wrong way round on either atom
   * is a minimum of its own, at -108.849 hartree; twice the atom is -108.93316 (Psi4, 75 × 302
   * points).
   */
  @Test
  void ofSeveralWaysToPartTheLowestIsFound() {
    ScfLadder following = ScfLadder.of(TIGHT).with(StabilityPolicy.FOLLOW);
    ScfSolution apart = solve(system("N 0 0 0; N 0 0 7", 0, "UKS"), "pbe", following);
    assertThat(apart.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(apart.energy()).isCloseTo(-108.93316, within(1e-4));
  }

  @Test
  void aRestrictedSolutionIsToldWhereSpinsWouldPart() {
    KohnShamSystem near = system("H 0 0 0; H 0 0 0.74", 0, "RKS");
    KohnShamSystem far = system("H 0 0 0; H 0 0 5", 0, "RKS");
    ScfLadder checking = ScfLadder.of(TIGHT).with(StabilityPolicy.CHECK);
    Stability bound = solve(near, "pbe", checking).stability();
    Stability stretched = solve(far, "pbe", checking).stability();
    assertThat(bound).isNotNull().matches(Stability::stable).matches(s -> !s.breaksSpin());
    assertThat(stretched).isNotNull().matches(Stability::stable).matches(Stability::breaksSpin);
  }

  /** Of a restricted solution, as an unrestricted one that is the same. */
  @Test
  void theExternalCurvatureIsTheInternalOneOfTheUnrestrictedSolution() {
    String geometry = "H 0 0 0; H 0 0 3";
    ScfLadder checking = ScfLadder.of(TIGHT).with(StabilityPolicy.CHECK);
    Stability closed = solve(system(geometry, 0, "RKS"), "pbe", checking).stability();
    Stability open = solve(system(geometry, 0, "UKS"), "pbe", checking).stability();
    assertThat(closed).isNotNull();
    assertThat(open).isNotNull();
    assertThat(open.internal()).isNegative();
    assertThat(closed.external()).isNotNull().isCloseTo(open.internal(), within(2e-2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "newtn", "two-grid", "diis,", "diis;newton"})
  void whatIsNoListOfSolversIsRefused(String names) {
    assertThatThrownBy(() -> ScfLadder.parse(names, TIGHT, "--solver"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--solver");
  }
}
