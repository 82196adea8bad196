package rung.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.term.Hamiltonian;

/** Gradients of what stabilises a training, against differences of the whole computation. */
class StabilisersTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-12, 1e-11));
  private static final double STEP = 1e-3;

  private static KohnShamSystem system(String geometry, int spin) {
    return Systems.build(
        Systems.molecule(geometry, 0, spin), "6-31G", "def2-universal-jkfit", "30,50");
  }

  private static KohnShamProblem problem(
      KohnShamSystem system, Functional functional, String smearing) {
    return new KohnShamProblem(
        new Hamiltonian(system, functional), Occupation.parse(smearing, "test"));
  }

  @ParameterizedTest(name = "{0}, 2S = {1}, {2}, {3}")
  @CsvSource({
    "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692, 0, pbe, none",
    "N 0 0 0.1415; H 0 0.8055 -0.4954; H 0 -0.8055 -0.4954, 1, pbe0, none",
    "N 0 0 0.1415; H 0 0.8055 -0.4954; H 0 -0.8055 -0.4954, 1, tpss, none",
    "C 0 0 0; C 0 0 1.2425, 0, pbe, fermi:0.05",
    "O 0 0 0.3; H 0 0 1.27, 1, pbe, fermi:0.05",
  })
  void theResidualOfAStepHasItsExactGradient(
      String geometry, int spin, String xc, String smearing) {
    KohnShamSystem system = system(geometry, spin);
    Functional functional = Functionals.parse(xc);
    Density start = system.guess(ONE).density();
    RoothaanStep step = RoothaanStep.from(start, problem(system, functional, smearing), ONE);
    assertThat(step.residual()).isPositive();
    double[] gradient = new double[functional.parameters().size()];
    step.addParameterGradient(3, ONE, gradient);
    check(
        functional,
        gradient,
        f -> 3 * RoothaanStep.from(start, problem(system, f, smearing), ONE).residual());
  }

  @ParameterizedTest(name = "{0}, 2S = {1}, {2}, {3}")
  @CsvSource({
    "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692, 0, pbe, none",
    "N 0 0 0.1415; H 0 0.8055 -0.4954; H 0 -0.8055 -0.4954, 1, pbe0, none",
    "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692, 0, pbe, fermi:0.05",
  })
  void frontierGapsHaveTheGradientOfReconvergedOnes(
      String geometry, int spin, String xc, String smearing) {
    KohnShamSystem system = system(geometry, spin);
    Functional functional = Functionals.parse(xc);
    ScfSolution solution = solve(system, functional, smearing);
    FrontierGap gap = new FrontierGap(solution);
    double[] slopes = spin == 0 ? new double[] {2} : new double[] {2, -1};
    double[] gradient = new double[functional.parameters().size()];
    Seeds seeds = gap.seeds(slopes).plus(Seeds.ofEnergy(0.5));
    AdjointReport report =
        ImplicitGradient.add(solution, seeds, new ConjugateGradients(1e-11, 200), ONE, gradient);
    assertThat(report.adjointConverged()).isTrue();
    check(
        functional,
        gradient,
        f -> {
          ScfSolution there = solve(system, f, smearing);
          return Vectors.dot(slopes, new FrontierGap(there).values()) + 0.5 * there.energy();
        });
  }

  private static ScfSolution solve(KohnShamSystem system, Functional f, String smearing) {
    return TIGHT.solve(problem(system, f, smearing), null, ScfObserver.NONE, ONE);
  }

  private static void check(
      Functional functional, double[] gradient, ToDoubleFunction<Functional> loss) {
    double[] theta = functional.parameters().values();
    SplittableRandom random = new SplittableRandom(3);
    double[] direction = new double[theta.length];
    for (int p = 0; p < theta.length; p++) {
      direction[p] = (random.nextDouble() - 0.5) * Math.max(0.1, Math.abs(theta[p]));
    }
    double quotient = 0;
    for (double[] offset : List.of(new double[] {2, -1}, new double[] {1, 8})) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] there = theta.clone();
        Vectors.addScaled(sign * offset[0] * STEP, direction, there);
        quotient +=
            sign * offset[1] / (12 * STEP) * loss.applyAsDouble(functional.withParameters(there));
      }
    }
    assertThat(Math.abs(Vectors.dot(gradient, direction) - quotient) / Math.abs(quotient))
        .as("relative difference, quotient %s", quotient)
        .isLessThan(1e-6);
  }
}
