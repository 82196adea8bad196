package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.discretisation.Density;
import rung.functional.CappedForm;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.functional.Spoiled;
import rung.functional.named.Functionals;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.scf.solver.Convergence;
import rung.scf.solver.Outcome;
import rung.term.Hamiltonian;
import rung.term.XcTerm;

/** What is not finite is named where it arose, and nothing that is not finite is passed on. */
class NotFiniteTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder LADDER = ScfLadder.of(Convergence.DEFAULT);

  /** The density at the oxygen is some 300, at the protons below 1. */
  private static final double LIMIT = 100;

  private static KohnShamSystem water() {
    return Systems.build(Systems.water(), "6-31G", "def2-universal-jfit", "30,50");
  }

  private static KohnShamSystem amidogen() {
    return Systems.build(Systems.amidogen(), "6-31G", "def2-universal-jfit", "30,50");
  }

  private static int firstAbove(KohnShamSystem system, Functional functional, Density density) {
    Features all = new XcTerm(system, functional, ONE).features(density);
    for (int p = 0; p < all.points(); p++) {
      double n = 0;
      for (int s = 0; s < system.spins(); s++) {
        n += all.values()[s][p];
      }
      if (n > LIMIT) {
        return p;
      }
    }
    throw new AssertionError("no density above " + LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"water", "amidogen"})
  void anEnergyThatIsNoNumberIsNamedAtItsFirstPoint(String molecule) {
    KohnShamSystem system = molecule.equals("water") ? water() : amidogen();
    double limit = LIMIT;
    Functional functional = CappedForm.withPbe(limit);
    ScfSolution solution = LADDER.solve(system, functional, null, ONE);
    assertThat(solution.outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.energy()).isNaN();
    assertThat(solution.orbitals()).hasSize(system.spins());
    solution.orbitals().forEach(own -> assertThat(own.coefficients().finite()).isTrue());
    solution.density().bySpin().forEach(own -> assertThat(own.finite()).isTrue());
    assertThat(solution.spinSquared()).isFinite();
    NotFinite found = Objects.requireNonNull(solution.notFinite());
    assertThat(found.functional()).isEqualTo("pbe-capped");
    assertThat(found.part()).isEqualTo("capped");
    assertThat(found.output()).isEqualTo("the energy per volume e_xc");
    NotFinite.Place place = Objects.requireNonNull(found.place());
    int first = firstAbove(system, functional, solution.density());
    assertThat(place.point()).isEqualTo(first);
    assertThat(place.x()).isEqualTo(system.grid().x()[first]);
    assertThat(place.z()).isEqualTo(system.grid().z()[first]);
    assertThat(place.system()).isEqualTo(molecule.equals("water") ? "H2O" : "H2N");
    assertThat(place.nearest()).isEqualTo(molecule.equals("water") ? "O 1" : "N 1");
    if (molecule.equals("water")) {
      assertThat(found.ingredients()).containsOnlyKeys("rho", "sigma");
      assertThat(found.ingredients().get("rho")).isGreaterThan(limit);
    } else {
      assertThat(found.ingredients())
          .containsOnlyKeys(
              "rho_up", "rho_down", "sigma_up_up", "sigma_up_down", "sigma_down_down");
    }
    assertThat(found.message())
        .startsWith("functional 'pbe-capped', part 'capped': the energy per volume e_xc is not a")
        .contains(" bohr from atom ", ", where rho")
        .doesNotContain("\n");
  }

  @Test
  void twoThreadsTellTheSamePointAsOne() {
    Functional functional = CappedForm.withPbe(LIMIT);
    ScfSolution one = LADDER.solve(water(), functional, null, ONE);
    try (Workers two = Workers.of(2)) {
      assertThat(LADDER.solve(water(), functional, null, two).notFinite())
          .isEqualTo(one.notFinite());
    }
  }

  /** A start from which the first Fock matrix is no number is left for bare electrons' density. */
  @Test
  void aStartWithoutANumberIsNoEnd() {
    KohnShamSystem system = water();
    Functional functional = CappedForm.withPbe(1000);
    ScfSolution usual = LADDER.solve(system, functional, null, ONE);
    Density tenfold = Density.of(List.of(usual.density().bySpin().getFirst().times(10)));
    assertThat(new Hamiltonian(system, functional).at(tenfold, ONE).finite()).isFalse();
    ScfSolution solution = LADDER.solve(system, functional, tenfold, ONE);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.attempts()).isEqualTo(1);
    assertThat(solution.energy()).isCloseTo(usual.energy(), within(1e-7));
  }

  @Test
  void aHessianThatIsNoNumberLeavesTheStabilityUnknown() {
    Functional functional = new Spoiled(Functionals.parse("pbe"), LIMIT, true, false);
    ScfSolution solution =
        LADDER.with(StabilityPolicy.FOLLOW).solve(water(), functional, null, ONE);
    ScfSolution usual = LADDER.solve(water(), Functionals.parse("pbe"), null, ONE);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.energy()).isCloseTo(usual.energy(), within(1e-7));
    assertThat(solution.stability()).isNull();
    NotFinite found = Objects.requireNonNull(solution.notFinite());
    assertThat(found.output()).isEqualTo("the second derivative of e_xc by rho twice");
    assertThat(found.value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Objects.requireNonNull(found.place()).point()).isEqualTo(firstAbove(solution));
  }

  private static int firstAbove(ScfSolution solution) {
    return firstAbove(
        (KohnShamSystem) solution.discretisation(), solution.functional(), solution.density());
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void aGradientStaysFinite(boolean kernel, boolean parameters) {
    Functional pbe = Functionals.parse("pbe");
    Functional functional = new Spoiled(pbe, LIMIT, kernel, parameters);
    ScfSolution solution = LADDER.solve(water(), functional, null, ONE);
    Matrix seed = solution.discretisation().core();
    double[] gradient = new double[functional.parameters().size()];
    AdjointReport report = add(solution, 1, List.of(seed), gradient);
    assertThat(Vectors.finite(gradient)).isTrue();
    NotFinite found = report.notFinite();
    if (!kernel && !parameters) {
      assertThat(found).isNull();
      return;
    }
    assertThat(Objects.requireNonNull(Objects.requireNonNull(found).place()).point())
        .isEqualTo(firstAbove(solution));
    double[] energyOnly = new double[gradient.length];
    if (kernel) {
      // What is left is the gradient at fixed density.
      assertThat(report.adjointConverged()).isFalse();
      add(solution, 1, null, energyOnly);
      assertThat(found.output()).contains("second derivative");
    } else {
      assertThat(found.output())
          .isEqualTo("the derivative of e_xc by the parameter " + pbe.parameters().names().get(0));
    }
    for (int p = 0; p < gradient.length; p++) {
      assertThat(gradient[p]).isCloseTo(energyOnly[p], within(1e-12));
    }
  }

  private static AdjointReport add(
      ScfSolution solution, double seed, @Nullable List<Matrix> density, double[] gradient) {
    return ImplicitGradient.add(solution, seed, density, ConjugateGradients.DEFAULT, ONE, gradient);
  }

  /** A density matrix that overflows spoils ingredients, for which no functional is to blame. */
  @Test
  void ingredientsThatAreNoNumbersAreNamedAsSuch() {
    KohnShamSystem system = water();
    Matrix huge = system.overlap().times(1e308);
    NotFinite found =
        new Hamiltonian(system, Functionals.parse("pbe"))
            .notFinite(Density.of(List.of(huge)), null, ONE);
    assertThat(found.message()).isNotEmpty().doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lapackIsNotAskedForWhatIsNoNumber(double value) {
    Matrix matrix = Matrix.identity(40);
    matrix.set(3, 17, value);
    matrix.set(17, 3, value);
    assertThatThrownBy(() -> Decompositions.eigen(matrix)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Decompositions.cholesky(matrix))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Decompositions.solve(matrix, new double[40]))
        .isInstanceOf(ArithmeticException.class);
  }
}
