package rung.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Discretisation;
import rung.discretisation.Quadrature;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.observable.DensityError;
import rung.observable.ObservedState;
import rung.orbital.OrbitalHessian;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.system.Molecule;

/** Atoms with a degenerate open shell turn at no cost; density losses leave that out. */
class ZeroModesTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-12, 1e-8));

  @ParameterizedTest(name = "{0}: one p orbital differs from the others, so two axes turn it")
  @CsvSource({"B, 1", "O, 2"})
  void turningAnOpenPShellIsProjectedOutAndCounted(String element, int spin) {
    ScfSolution atom = solve(Systems.molecule(element + " 0 0 0", 0, spin));
    assertThat(atom.converged()).isTrue();
    // A density beside the nucleus pulls at the orientation.
    List<Matrix> seed = pull(atom);
    double[] gradient = new double[atom.functional().parameters().size()];
    AdjointReport report =
        ImplicitGradient.add(atom, 0, seed, ConjugateGradients.DEFAULT, ONE, gradient);
    assertThat(report.projectedModes()).isEqualTo(2);
    assertThat(report.adjointConverged()).isTrue();
    assertThat(gradient).doesNotContain(Double.NaN);
    OrbitalHessian hessian = atom.hessian(ONE);
    double[] right = hessian.space().project(seed);
    double[] solution =
        new ResponseEquations(hessian, ConjugateGradients.DEFAULT).solve(right).linear().x();
    for (double[] mode : ZeroModes.of(hessian, right)) {
      double[] product = hessian.apply(mode);
      assertThat(Math.abs(Vectors.dot(mode, product))).isLessThan(1e-4);
      assertThat(Vectors.dot(mode, solution)).isCloseTo(0, within(5e-8));
    }
  }

  @Test
  void theGradientOfALossThatDoesNotTurnIsThatOfReconvergedAtoms() {
    Molecule oxygen = Systems.molecule("O 0 0 0", 0, 2);
    ScfSolution atom = solve(oxygen);
    DensityError loss =
        new DensityError(atom.discretisation(), new double[atom.discretisation().grid().size()]);
    double[] gradient = new double[atom.functional().parameters().size()];
    ImplicitGradient.add(
        atom,
        0,
        loss.measure(ObservedState.of(atom), ONE).pullBack(new double[] {1}).density(),
        ConjugateGradients.DEFAULT,
        ONE,
        gradient);
    int kappa = atom.functional().parameters().names().indexOf("gga_x_pbe.kappa");
    double h = 5e-3;
    double quotient = (moved(atom, kappa, h, loss) - moved(atom, kappa, -h, loss)) / (2 * h);
    assertThat(gradient[kappa]).isCloseTo(quotient, within(5e-5 * Math.abs(quotient)));
  }

  @ParameterizedTest
  @CsvSource({"water", "amidogen"})
  void withoutZeroModesNothingChangesABit(String name) {
    ScfSolution solution = solve(name.equals("water") ? Systems.water() : Systems.amidogen());
    OrbitalHessian hessian = solution.hessian(ONE);
    double[] right = hessian.space().project(pull(solution));
    LinearSolver.Solution plain =
        ConjugateGradients.DEFAULT.solve(hessian::apply, hessian::precondition, right);
    ResponseEquations.Solution guarded =
        new ResponseEquations(hessian, ConjugateGradients.DEFAULT).solve(right);
    assertThat(guarded.projectedModes()).isZero();
    assertThat(guarded.linear().x()).isEqualTo(plain.x());
    assertThat(guarded.linear().iterations()).isEqualTo(plain.iterations());
    assertThat(ZeroModes.of(hessian, plain.x())).isEmpty();
  }

  private static ScfSolution solve(Molecule molecule) {
    KohnShamSystem system = Systems.build(molecule, "6-31G", "def2-universal-jfit", "50,194");
    return TIGHT.solve(system, Functionals.parse("pbe"), null, ONE);
  }

  private static double moved(ScfSolution atom, int parameter, double step, DensityError loss) {
    double[] theta = atom.functional().parameters().values().clone();
    theta[parameter] += step;
    Functional functional = atom.functional().withParameters(theta);
    ScfSolution solution = TIGHT.solve(atom.discretisation(), functional, atom.density(), ONE);
    assertThat(solution.converged()).isTrue();
    return loss.at(solution.density(), ONE);
  }

  /** ∂/∂D of the electrons near the point (0.8, 0.5, 0.3) bohr. */
  private static List<Matrix> pull(ScfSolution solution) {
    Discretisation system = solution.discretisation();
    double[] potential = new double[system.grid().size()];
    for (int g = 0; g < potential.length; g++) {
      double x = system.grid().x()[g] - 0.8;
      double y = system.grid().y()[g] - 0.5;
      double z = system.grid().z()[g] - 0.3;
      potential[g] = system.grid().weights()[g] * Math.exp(-(x * x + y * y + z * z));
    }
    Matrix seed = Quadrature.of(system, ONE).potential(potential);
    return java.util.Collections.nCopies(
        solution.density().spins(), seed.times(solution.density().multiplicity()));
  }
}
