package rung.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rung.discretisation.Quadrature;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.observable.DensityError;
import rung.observable.Measurement;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.response.Seeds;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.solver.Convergence;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/** The one-dimensional laboratory through the SCF, response and gradient of molecules. */
class LineWorldTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-12, 1e-10));
  private static final int POINTS = 513;
  private static final double H = 0.08;

  private static LineWorld world(int electrons, double... positions) {
    List<Atom> atoms = new ArrayList<>();
    for (double x : positions) {
      atoms.add(new Atom(Element.ofSymbol("H", "test"), x, 0, 0, false));
    }
    Molecule molecule = new Molecule(atoms, atoms.size() - electrons, electrons % 2);
    return new LineWorld(molecule, 1 + electrons % 2, POINTS, H);
  }

  /**
   * −½ψ″ − A exp(−κ|x|) ψ = Eψ has ψ = J_ν(z exp(−κ|x|/2)) with z = √(8A)/κ, ν = √(−8E)/κ; the
   * ground state is even, J_ν′(z) = 0. The largest such ν gives the energy.
   */
  private static double exactEnergy() {
    double z = Math.sqrt(8 * LineWorld.A) / LineWorld.KAPPA;
    double low = 0.5 * z;
    double high = z;
    for (int k = 0; k < 100; k++) {
      double middle = 0.5 * (low + high);
      boolean beyond = besselSlope(middle, z) > 0;
      low = beyond ? low : middle;
      high = beyond ? middle : high;
    }
    return -Math.pow(LineWorld.KAPPA * low, 2) / 8;
  }

  /** The sign of J_ν′(z), by the series: terms relative to the first. */
  private static double besselSlope(double nu, double z) {
    double term = 1;
    double sum = nu;
    for (int k = 1; k < 80; k++) {
      term *= -0.25 * z * z / (k * (k + nu));
      sum += term * (nu + 2 * k);
    }
    return sum;
  }

  @Test
  void oneElectronHasTheEnergyOfItsEquation() {
    // Exact exchange cancels the electron's repulsion of itself.
    ScfSolution atom = TIGHT.solve(world(1, 0), Functionals.parse("hf"), null, ONE);
    assertThat(atom.converged()).isTrue();
    assertThat(atom.energy()).isCloseTo(exactEnergy(), within(2e-4));
    double finer =
        TIGHT
            .solve(
                new LineWorld(
                    new Molecule(
                        List.of(new Atom(Element.ofSymbol("H", "t"), 0, 0, 0, false)), 0, 1),
                    2,
                    2 * POINTS - 1,
                    0.5 * H),
                Functionals.parse("hf"),
                null,
                ONE)
            .energy();
    assertThat(Math.abs(finer - exactEnergy()))
        .isLessThan(0.3 * Math.abs(atom.energy() - exactEnergy()));
  }

  @Test
  void parametersOfAnAtomAndAMoleculeHaveTheGradientOfDifferences() {
    check(world(1, 0));
    check(world(2, -0.8, 0.8));
  }

  /** A loss in energy and density against a five-point rule along one direction. */
  private static void check(LineWorld world) {
    Functional lda = Functionals.parse("lda");
    double[] reference =
        Quadrature.of(world, ONE)
            .density(TIGHT.solve(world, Functionals.parse("hf"), null, ONE).density());
    DensityError error = new DensityError(world, reference);
    ScfSolution solution = TIGHT.solve(world, lda, null, ONE);
    assertThat(solution.converged()).isTrue();
    Measurement measured = error.measure(ObservedState.of(solution), ONE);
    Seeds seeds = measured.pullBack(new double[] {1});
    double[] theta = lda.parameters().values().clone();
    double[] gradient = new double[theta.length];
    ImplicitGradient.add(solution, 0.1, seeds.density(), ConjugateGradients.DEFAULT, ONE, gradient);
    double analytic = 0;
    for (int k = 0; k < theta.length; k++) {
      analytic += gradient[k] * theta[k];
    }
    double h = 2e-3;
    double quotient =
        (8 * (loss(world, lda, error, h) - loss(world, lda, error, -h))
                - loss(world, lda, error, 2 * h)
                + loss(world, lda, error, -2 * h))
            / (12 * h);
    assertThat(Math.abs(analytic - quotient) / Math.abs(quotient)).isLessThan(1e-6);
  }

  private static double loss(LineWorld world, Functional lda, DensityError error, double step) {
    double[] theta = lda.parameters().values().clone();
    for (int k = 0; k < theta.length; k++) {
      theta[k] *= 1 + step;
    }
    ScfSolution solution = TIGHT.solve(world, lda.withParameters(theta), null, ONE);
    return 0.1 * solution.energy() + error.measure(ObservedState.of(solution), ONE).values()[0];
  }
}
