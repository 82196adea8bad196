package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.molecular.KohnShamSystem;
import rung.orbital.FermiSmearing;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.system.InputException;
import rung.term.Hamiltonian;

/** Fractional occupations: electrons kept, free energy variational, hard systems converged. */
class FermiSmearingTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-11, 1e-8));

  private static ScfSolution solve(KohnShamSystem system, Functional functional, String text) {
    KohnShamProblem problem =
        new KohnShamProblem(
            new Hamiltonian(system, functional), Occupation.parse(text, "--smearing"));
    return TIGHT.solve(problem, null, ScfObserver.NONE, ONE);
  }

  @ParameterizedTest(name = "{0}, 2S = {1}")
  @CsvSource({"F 0 0 0, 1", "Fe 0 0 0, 4", "C 0 0 0; C 0 0 1.2425, 0"})
  void hardSystemsConverge(String geometry, int spin) {
    KohnShamSystem system =
        Systems.build(Systems.molecule(geometry, 0, spin), "def2-svp", "def2-universal-jfit", "1");
    ScfSolution solution = solve(system, Functionals.parse("pbe"), "fermi:0.01");
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    for (int s = 0; s < system.spins(); s++) {
      double[] f = solution.orbitals().get(s).occupations();
      assertThat(Arrays.stream(f).sum()).isCloseTo(system.occupied(s), within(1e-9));
      assertThat(Arrays.stream(f).allMatch(each -> each >= 0 && each <= 1)).isTrue();
    }
    assertThat(solution.orbitals().stream().anyMatch(Orbitals::fractional)).isTrue();
    assertThat(solution.state().parts().of(FermiSmearing.ENTROPY)).isNegative();
  }

  @ParameterizedTest(name = "{0}, 2S = {1}")
  @CsvSource({"F 0 0 0, 1", "C 0 0 0; C 0 0 1.2425, 0"})
  void freeEnergyIsVariational(String geometry, int spin) {
    KohnShamSystem system =
        Systems.build(Systems.molecule(geometry, 0, spin), "6-31G", "def2-universal-jfit", "30,50");
    Functional pbe = Functionals.parse("pbe");
    ScfSolution solution = solve(system, pbe, "fermi:0.02");
    double[] theta = pbe.parameters().values().clone();
    double[] gradient = new double[theta.length];
    ImplicitGradient.add(solution, 1, null, ConjugateGradients.DEFAULT, ONE, gradient);
    int kappa = pbe.parameters().names().indexOf("gga_x_pbe.kappa");
    double h = 4e-3;
    double quotient =
        (8 * (energy(system, pbe, kappa, h) - energy(system, pbe, kappa, -h))
                - energy(system, pbe, kappa, 2 * h)
                + energy(system, pbe, kappa, -2 * h))
            / (12 * h);
    assertThat(Math.abs(gradient[kappa] - quotient) / Math.abs(quotient)).isLessThan(1e-6);
  }

  private static double energy(KohnShamSystem system, Functional functional, int k, double step) {
    double[] values = functional.parameters().values().clone();
    values[k] += step;
    return solve(system, functional.withParameters(values), "fermi:0.02").energy();
  }

  @Test
  void aNarrowWidthOfAWideGapIsAufbau() {
    KohnShamSystem system = Systems.build(Systems.water(), "6-31G", "def2-universal-jfit", "30,50");
    ScfSolution whole = solve(system, Functionals.parse("pbe"), "none");
    ScfSolution smeared = solve(system, Functionals.parse("pbe"), "fermi:0.001");
    assertThat(smeared.energy()).isCloseTo(whole.energy(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fermi",
        "fermi:",
        "fermi:0",
        "fermi:-1",
        "fermi:nan",
        "fermi:2",
        "gauss:0.01",
        "fermi:0.01:1",
        "0.01"
      })
  void whatIsNoSmearingIsRefused(String text) {
    assertThatThrownBy(() -> Occupation.parse(text, "--smearing"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--smearing");
  }
}
