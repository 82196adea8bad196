package rung.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Density;
import rung.discretisation.Quadrature;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.functional.WithPart;
import rung.functional.named.Functionals;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.observable.DensityError;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;

/**
 * Implicit gradients with respect to the exchange fractions, ω and the constants of VV10 against
 * five-point differences of reconverged SCFs.
 */
class ExchangeGradientTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-12, 1e-11));
  private static final ConjugateGradients LINEAR = new ConjugateGradients(1e-11, 200);

  @ParameterizedTest(name = "{0}, {1}, fitting basis {2}, loss {3} E + {4} density")
  @CsvSource({
    "global, water, none, 1, 0",
    "global, water, def2-universal-jkfit, 0, 100",
    "global, amidogen, none, 0, 100",
    "range-separated, water, def2-universal-jkfit, 1, 0",
    "range-separated, water, none, 0, 100",
    "range-separated, amidogen, none, 1, 0",
    "range-separated, amidogen, def2-universal-jkfit, 1, 100",
    "negative omega, water, def2-universal-jkfit, 1, 0",
    "short-range, amidogen, def2-universal-jkfit, 0, 100",
  })
  void implicitGradientMatchesFiniteDifferences(
      String kind, String molecule, String auxiliary, double energyWeight, double densityWeight) {
    ExactExchange exact =
        switch (kind) {
          case "global" -> ExactExchange.global(0.25);
          case "range-separated" -> new ExactExchange(0.19, 0.46, 0.33);
          case "negative omega" -> new ExactExchange(0.3, -0.2, -0.4);
          default -> new ExactExchange(0.25, -0.25, 0.11);
        };
    Functional functional = WithPart.hybrid(Functionals.parse("pbe"), exact);
    List<String> names = functional.parameters().names();
    compare(
        system(molecule, auxiliary),
        functional,
        names.subList(names.size() - 3, names.size() - (exact.omega() != 0 ? 0 : 2)),
        energyWeight,
        densityWeight);
  }

  @ParameterizedTest(name = "{0}: {1} of {2}, fitting basis {3}, loss {4} E + {5} density")
  @CsvSource({
    "pbe0, hyb_gga_xc_pbeh.a gga_x_pbe.kappa gga_x_pbe.mu, water, def2-universal-jkfit, 1, 100",
    "pbe0, hyb_gga_xc_pbeh.a gga_x_pbe.kappa gga_x_pbe.mu, amidogen, none, 0, 100",
    "cam-b3lyp, hyb_gga_xc_cam_b3lyp.omega hyb_gga_xc_cam_b3lyp.alpha, water, none, 1, 0",
    "cam-b3lyp, hyb_gga_xc_cam_b3lyp.omega, amidogen, def2-universal-jkfit, 1, 100",
    "wb97x, hyb_gga_xc_wb97x.omega, amidogen, none, 0, 100",
    "pbe+vv10, vv10.b vv10.c, water, def2-universal-jfit, 1, 0",
    "pbe+vv10, vv10.factor vv10.b vv10.c, water, def2-universal-jfit, 0, 100",
    "pbe+vv10, vv10.b vv10.c, amidogen, def2-universal-jfit, 1, 100",
    "lh07t-svwn, hyb_mgga_xc_lh07t_svwn.a, water, def2-universal-jfit, 1, 0",
    "lh07t-svwn, hyb_mgga_xc_lh07t_svwn.a, amidogen, def2-universal-jfit, 0, 100",
    "lh-lc-svwn, hyb_mgga_xc_lh_lc_svwn.a, amidogen, def2-universal-jfit, 1, 100",
  })
  void namedFunctionalsGradientMatchesFiniteDifferences(
      String name,
      String parameters,
      String molecule,
      String auxiliary,
      double energyWeight,
      double densityWeight) {
    compare(
        system(molecule, auxiliary),
        Functionals.parse(name),
        List.of(parameters.split(" ")),
        energyWeight,
        densityWeight);
  }

  private static KohnShamSystem system(String molecule, String auxiliary) {
    return Systems.build(
        molecule.equals("water") ? Systems.water() : Systems.amidogen(),
        "6-31G",
        auxiliary.equals("none") ? null : auxiliary,
        "30,50");
  }

  private static void compare(
      KohnShamSystem system,
      Functional functional,
      List<String> parameters,
      double energyWeight,
      double densityWeight) {
    ScfSolution lda = TIGHT.solve(system, Functionals.parse("lda_x"), null, ONE);
    DensityError loss = new DensityError(system, Quadrature.of(system, ONE).density(lda.density()));
    ScfSolution solution = TIGHT.solve(system, functional, lda.density(), ONE);
    assertThat(solution.converged()).isTrue();
    double[] gradient = new double[functional.parameters().size()];
    @Nullable List<Matrix> seed =
        densityWeight == 0
            ? null
            : loss.measure(ObservedState.of(solution), ONE)
                .pullBack(new double[] {densityWeight})
                .density();
    ImplicitGradient.add(solution, energyWeight, seed, LINEAR, ONE, gradient);
    for (String name : parameters) {
      int parameter = functional.parameters().names().indexOf(name);
      double quotient =
          quotient(
              system,
              functional,
              parameter,
              solution.density(),
              end -> energyWeight * end.energy() + densityWeight * loss.at(end.density(), ONE));
      assertThat(Math.abs(gradient[parameter] - quotient) / Math.abs(quotient))
          .as("%s: %s, quotient %s", name, gradient[parameter], quotient)
          .isLessThan(1e-6);
    }
  }

  private static double quotient(
      KohnShamSystem system,
      Functional functional,
      int parameter,
      Density start,
      ToDoubleFunction<ScfSolution> loss) {
    double h = Math.min(4e-3, 0.02 * Math.abs(functional.parameters().values()[parameter]));
    double[] steps = {-2, -1, 1, 2};
    double[] weights = {1, -8, 8, -1};
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      double[] moved = functional.parameters().values().clone();
      moved[parameter] += steps[k] * h;
      ScfSolution solution = TIGHT.solve(system, functional.withParameters(moved), start, ONE);
      assertThat(solution.orbitalGradient()).isLessThan(1e-10);
      sum += weights[k] * loss.applyAsDouble(solution);
    }
    return sum / (12 * h);
  }
}
