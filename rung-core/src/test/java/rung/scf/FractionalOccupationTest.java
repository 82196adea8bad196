package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.observable.DensityError;
import rung.observable.ObservedState;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.orbital.Smearing;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.scf.solver.Outcome;
import rung.system.InputException;
import rung.term.Hamiltonian;

/** Fractional occupations: electrons kept, free energy variational, hard systems converged. */
class FractionalOccupationTest {
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
    assertThat(solution.state().parts().of(Smearing.ENTROPY)).isNegative();
  }

  @ParameterizedTest(name = "{0}, 2S = {1}, {2}")
  @CsvSource({
    "F 0 0 0, 1, fermi:0.02",
    "C 0 0 0; C 0 0 1.2425, 0, fermi:0.02",
    "C 0 0 0; C 0 0 1.2425, 0, gaussian:0.03",
    "B 0 0 0, 1, fractional"
  })
  void freeEnergyIsVariational(String geometry, int spin, String occupation) {
    KohnShamSystem system =
        Systems.build(Systems.molecule(geometry, 0, spin), "6-31G", "def2-universal-jfit", "30,50");
    Functional pbe = Functionals.parse("pbe");
    ScfSolution solution = solve(system, pbe, occupation);
    double[] theta = pbe.parameters().values().clone();
    double[] gradient = new double[theta.length];
    ImplicitGradient.add(solution, 1, null, ConjugateGradients.DEFAULT, ONE, gradient);
    int kappa = pbe.parameters().names().indexOf("gga_x_pbe.kappa");
    double h = 4e-3;
    DoubleUnaryOperator energy =
        step -> solve(system, moved(pbe, kappa, step), occupation).energy();
    double quotient =
        (8 * (energy.applyAsDouble(h) - energy.applyAsDouble(-h))
                - energy.applyAsDouble(2 * h)
                + energy.applyAsDouble(-2 * h))
            / (12 * h);
    assertThat(Math.abs(gradient[kappa] - quotient) / Math.abs(quotient)).isLessThan(1e-6);
  }

  /**
   * A loss that sees the density, through occupations that follow the levels: also of atoms whose
   * degenerate shells hold fractions, closed and open shells, with and without exact exchange.
   */
  @ParameterizedTest(name = "{0}, 2S = {1}, {2}, {3}")
  @CsvSource({
    "F 0 0 0, 1, pbe, fermi:0.02",
    "B 0 0 0, 1, pbe, fermi:0.02",
    "C 0 0 0; C 0 0 1.2425, 0, pbe, fermi:0.02",
    "C 0 0 0; C 0 0 1.2425, 0, pbe0, fermi:0.02",
    "O 0 0 0.3; H 0 0 1.27, 1, pbe, fermi:0.02",
    "C 0 0 0; C 0 0 1.2425, 0, pbe, gaussian:0.03",
    "F 0 0 0, 1, pbe0, gaussian:0.03",
    "B 0 0 0, 1, pbe, fractional",
    "F 0 0 0, 1, pbe0, fractional",
    "C 0 0 0, 2, pbe, fractional"
  })
  void densityLossesGoThroughTheOccupations(
      String geometry, int spin, String xc, String occupation) {
    KohnShamSystem system =
        Systems.build(
            Systems.molecule(geometry, 0, spin), "6-31G", "def2-universal-jkfit", "30,50");
    Functional functional = Functionals.parse(xc);
    DensityError loss = new DensityError(system, new double[system.grid().size()]);
    ScfSolution solution = solve(system, functional, occupation);
    double[] gradient = new double[functional.parameters().size()];
    AdjointReport report =
        ImplicitGradient.add(
            solution,
            0,
            loss.measure(ObservedState.of(solution), ONE).pullBack(new double[] {1}).density(),
            ConjugateGradients.DEFAULT,
            ONE,
            gradient);
    assertThat(report.adjointConverged()).isTrue();
    List<String> names = functional.parameters().names();
    int k =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).endsWith(xc.equals("pbe") ? "kappa" : "pbeh.a"))
            .findFirst()
            .orElseThrow();
    double h = 1e-3;
    DoubleUnaryOperator at =
        step -> loss.at(solve(system, moved(functional, k, step), occupation).density(), ONE);
    double quotient =
        (8 * (at.applyAsDouble(h) - at.applyAsDouble(-h))
                - at.applyAsDouble(2 * h)
                + at.applyAsDouble(-2 * h))
            / (12 * h);
    assertThat(Math.abs(gradient[k] - quotient) / Math.abs(quotient)).isLessThan(1e-6);
  }

  private static Functional moved(Functional functional, int k, double step) {
    double[] values = functional.parameters().values().clone();
    values[k] += step;
    return functional.withParameters(values);
  }

  /** An atom's partly filled shell is shared out evenly, its levels stay degenerate. */
  @ParameterizedTest(name = "{0}, 2S = {1}")
  @CsvSource({"B, 1, 1", "C, 2, 2", "O, 2, 1", "F, 1, 2"})
  void fractionalOccupationsKeepAtomsRound(String element, int spin, int inShell) {
    KohnShamSystem system =
        Systems.build(
            Systems.molecule(element + " 0 0 0", 0, spin), "6-31G", "def2-universal-jfit", "30,50");
    ScfSolution solution = solve(system, Functionals.parse("pbe"), "fractional");
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    Orbitals open = solution.orbitals().get(element.compareTo("F") >= 0 ? 1 : 0);
    for (int p = 2; p < 5; p++) {
      assertThat(open.occupations()[p]).isCloseTo(inShell / 3.0, within(1e-14));
      assertThat(open.energies()[p]).isCloseTo(open.energies()[2], within(1e-7));
    }
  }

  /** Divided differences of f against central differences, near and far. */
  @ParameterizedTest
  @ValueSource(strings = {"fermi:0.02", "gaussian:0.03"})
  void slopesAreThoseOfTheOccupations(String occupation) {
    KohnShamSystem system = Systems.build(Systems.water(), "6-31G", "def2-universal-jfit", "10,50");
    Occupation policy = Occupation.parse(occupation, "");
    double[] levels = {-0.3, -0.29999999, -0.25, -0.2, -0.19, -0.1, 0.3};
    Matrix diagonal = Matrix.zeros(13);
    for (int p = 0; p < 13; p++) {
      diagonal.set(p, p, p < 3 ? -2 : p < 10 ? levels[p - 3] : 2);
    }
    Matrix x = system.orthogonaliser();
    Matrix sx = LinearAlgebra.multiply(system.overlap(), x);
    Matrix fock = LinearAlgebra.transform(diagonal, sx.transpose());
    Orbitals orbitals = policy.fill(system, List.of(fock)).getFirst();
    Matrix slopes = policy.slopes(orbitals);
    double[] e = orbitals.energies();
    double[] f = orbitals.occupations();
    for (int p = 3; p < 10; p++) {
      for (int q = 3; q < 10; q++) {
        if (Math.abs(e[p] - e[q]) > 1e-3) {
          double quotient = (f[p] - f[q]) / (e[p] - e[q]);
          assertThat(slopes.get(p, q)).isCloseTo(quotient, within(1e-9));
        }
      }
    }
    // Of two levels side by side the quotient is the mean of their slopes.
    double mean = 0.5 * (slopes.get(3, 3) + slopes.get(4, 4));
    assertThat(slopes.get(3, 4)).isCloseTo(mean, within(1e-9 * Math.abs(mean)));
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
