package rung.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.basis.BasisLibrary;
import rung.discretisation.Density;
import rung.discretisation.Quadrature;
import rung.functional.Functional;
import rung.functional.WithPart;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.observable.DensityError;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.StabilityPolicy;
import rung.scf.Systems;
import rung.scf.solver.Convergence;

/** dL/dθ through the fixed point against differences of reconverged SCFs and an unrolled oracle. */
class ImplicitGradientTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-12, 1e-11));
  private static final ConjugateGradients LINEAR = new ConjugateGradients(1e-11, 200);

  /** A loss with a part in the energy and a part in the density. */
  private record Loss(double energyWeight, double densityWeight, DensityError density) {
    double value(ScfSolution solution) {
      return energyWeight * solution.energy() + densityWeight * density.at(solution.density(), ONE);
    }

    @Nullable List<Matrix> seed(ScfSolution solution) {
      return densityWeight == 0
          ? null
          : density
              .measure(ObservedState.of(solution), ONE)
              .pullBack(new double[] {densityWeight})
              .density();
    }
  }

  @ParameterizedTest(name = "{0} of {1}, loss {2} E + {3} density")
  @CsvSource({
    "lda, water, 1, 0",
    "lda, water, 0, 100",
    "pbe, water, 1, 0",
    "pbe, water, 0, 100",
    "pbe, water, 1, 100",
    "lda, amidogen, 1, 0",
    "lda, amidogen, 0, 100",
    "pbe, amidogen, 1, 0",
    "pbe, amidogen, 0, 100",
    "pbe, amidogen, 1, 100",
    "tpss, amidogen, 1, 100",
    "spin-pairs, amidogen, 1, 100",
  })
  void implicitGradientMatchesFiniteDifferences(
      String name, String molecule, double energyWeight, double densityWeight) {
    KohnShamSystem system = system(molecule);
    Loss loss = new Loss(energyWeight, densityWeight, reference(system));
    Functional functional =
        name.equals("spin-pairs")
            ? WithPart.spinPairs(Functionals.parse("lda"))
            : Functionals.parse(name);
    ScfSolution solution = TIGHT.solve(system, functional, null, ONE);
    double[] gradient = gradient(solution, loss);
    double norm = Vectors.norm(gradient);
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 2; trial++) {
      double[] direction = direction(functional, random);
      double quotient = quotient(system, functional, solution.density(), direction, loss);
      double scale = Math.max(Math.abs(quotient), 1e-3 * norm);
      assertThat(Math.abs(Vectors.dot(gradient, direction) - quotient) / scale)
          .as("relative difference, quotient %s", quotient)
          .isLessThan(1e-6);
    }
  }

  /** Orbitals that differ for the spins, below a saddle point of equal ones. */
  @Test
  void aBrokenSymmetrySolutionHasTheGradientOfReconvergedOnes() {
    SystemSettings settings =
        new SystemSettings(
            BasisLibrary.load("6-31G"),
            BasisLibrary.load("def2-universal-jfit"),
            GridSpec.parse("30,50"),
            Reference.UKS,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    KohnShamSystem system =
        KohnShamSystem.build(Systems.molecule("H 0 0 0; H 0 0 2.5", 0, 0), settings, ONE);
    Loss loss = new Loss(1, 100, reference(system));
    Functional functional = Functionals.parse("pbe");
    ScfSolution solution = TIGHT.with(StabilityPolicy.FOLLOW).solve(system, functional, null, ONE);
    assertThat(solution.spinSquared()).isGreaterThan(0.5);
    double[] direction = direction(functional, new SplittableRandom(7));
    double quotient = quotient(system, functional, solution.density(), direction, loss);
    assertThat(Vectors.dot(gradient(solution, loss), direction))
        .isCloseTo(quotient, within(1e-6 * Math.abs(quotient)));
  }

  @ParameterizedTest
  @CsvSource({"water", "amidogen"})
  void implicitGradientEqualsAnUnrolledOracle(String molecule) {
    KohnShamSystem system = system(molecule);
    Loss loss = new Loss(0, 1, reference(system));
    Functional functional = Functionals.parse("pbe");
    ScfSolution solution = TIGHT.solve(system, functional, null, ONE);
    double[] direction = direction(functional, new SplittableRandom(3));
    List<Matrix> change = UnrolledOracle.densityDerivative(solution, direction, 80);
    double unrolled = 0;
    List<Matrix> seed =
        loss.density()
            .measure(ObservedState.of(solution), ONE)
            .pullBack(new double[] {1})
            .density();
    for (int s = 0; s < change.size(); s++) {
      unrolled += seed.get(s).dot(change.get(s));
    }
    double implicit = Vectors.dot(gradient(solution, loss), direction);
    assertThat(implicit).isCloseTo(unrolled, org.assertj.core.data.Percentage.withPercentage(1e-4));
  }

  @Test
  void energyLossNeedsNoLinearSolveAndDensityLossReportsItsResidual() {
    KohnShamSystem system = system("water");
    ScfSolution solution = TIGHT.solve(system, Functionals.parse("lda"), null, ONE);
    double[] gradient = new double[solution.functional().parameters().size()];
    AdjointReport energy = ImplicitGradient.add(solution, 1, null, LINEAR, ONE, gradient);
    assertThat(energy.solves()).isZero();
    DensityError loss = new DensityError(system, new double[system.grid().size()]);
    AdjointReport density =
        ImplicitGradient.add(
            solution,
            0,
            loss.measure(ObservedState.of(solution), ONE).pullBack(new double[] {1}).density(),
            LINEAR,
            ONE,
            gradient);
    assertThat(density.solves()).isEqualTo(1);
    assertThat(density.residual()).isLessThan(1e-11);
    assertThat(density.lowestCurvature()).isPositive();
  }

  private static KohnShamSystem system(String molecule) {
    return Systems.build(
        molecule.equals("water") ? Systems.water() : Systems.amidogen(),
        "6-31G",
        "def2-universal-jfit",
        "30,50");
  }

  private static DensityError reference(KohnShamSystem system) {
    ScfSolution exchangeOnly = TIGHT.solve(system, Functionals.parse("lda_x"), null, ONE);
    return new DensityError(system, Quadrature.of(system, ONE).density(exchangeOnly.density()));
  }

  private static double[] gradient(ScfSolution solution, Loss loss) {
    double[] gradient = new double[solution.functional().parameters().size()];
    ImplicitGradient.add(solution, loss.energyWeight(), loss.seed(solution), LINEAR, ONE, gradient);
    return gradient;
  }

  /** Changes every constant by some fraction of itself. */
  private static double[] direction(Functional functional, SplittableRandom random) {
    double[] direction = functional.parameters().values().clone();
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= random.nextDouble(-1, 1);
    }
    return direction;
  }

  /** Five-point difference quotient of the loss of reconverged SCFs. */
  private static double quotient(
      KohnShamSystem system, Functional functional, Density start, double[] direction, Loss loss) {
    double h = 2e-3;
    double[] steps = {-2, -1, 1, 2};
    double[] weights = {1, -8, 8, -1};
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      double[] moved =
          UnrolledOracle.move(functional.parameters().values(), steps[k] * h, direction);
      ScfSolution solution = TIGHT.solve(system, functional.withParameters(moved), start, ONE);
      assertThat(solution.orbitalGradient()).isLessThan(1e-10);
      sum += weights[k] * loss.value(solution);
    }
    return sum / (12 * h);
  }
}
