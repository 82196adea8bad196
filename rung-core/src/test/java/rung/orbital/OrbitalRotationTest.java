package rung.orbital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.named.Functionals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.term.Hamiltonian;

/** Turned orbitals against the exponential series, and the energy along a turn against A. */
class OrbitalRotationTest {
  private static final Workers ONE = Workers.single();

  private static ScfSolution solution(String molecule) {
    KohnShamSystem system =
        Systems.build(
            molecule.equals("water") ? Systems.water() : Systems.amidogen(),
            "6-31G",
            "def2-universal-jfit",
            "25,50");
    return ScfLadder.once(new Convergence(100, 1e-11, 1e-8))
        .solve(system, Functionals.parse("pbe"), null, ONE);
  }

  private static double[] rotation(int size) {
    return new SplittableRandom(3).doubles(size, -0.3, 0.3).toArray();
  }

  @ParameterizedTest
  @CsvSource({"water", "amidogen"})
  void orbitalsAreThoseOfTheExponentialSeries(String molecule) {
    ScfSolution at = solution(molecule);
    double[] kappa = rotation(at.hessian(ONE).space().size());
    List<Orbitals> turned = new RotationSpace(at.orbitals()).turned(kappa);
    int next = 0;
    for (int s = 0; s < turned.size(); s++) {
      Orbitals before = at.orbitals().get(s);
      int occupied = before.occupied();
      int n = before.energies().length;
      Matrix k = Matrix.zeros(n);
      for (int a = occupied; a < n; a++) {
        for (int i = 0; i < occupied; i++, next++) {
          k.set(a, i, kappa[next]);
          k.set(i, a, -kappa[next]);
        }
      }
      Matrix term = Matrix.identity(n);
      Matrix sum = term.copy();
      for (int order = 1; order < 40; order++) {
        term = LinearAlgebra.multiply(term, k).times(1.0 / order);
        sum.addScaled(1, term);
      }
      Matrix expected = LinearAlgebra.multiply(before.coefficients(), sum);
      assertThat(turned.get(s).coefficients().plus(-1, expected).maxAbs()).isLessThan(1e-12);
    }
  }

  /** E(t κ) = E + m t² κ·Aκ at a stationary point, to the third order. */
  @ParameterizedTest
  @CsvSource({"water", "amidogen"})
  void theEnergysCurvatureIsThatOfTheHessian(String molecule) {
    ScfSolution at = solution(molecule);
    OrbitalHessian hessian = at.hessian(ONE);
    double[] kappa = rotation(hessian.space().size());
    double curvature = 2 * at.density().multiplicity() * Vectors.dot(kappa, hessian.apply(kappa));
    double h = 2e-2;
    double quotient =
        (-energy(at, kappa, 2 * h)
                + 16 * energy(at, kappa, h)
                - 30 * at.energy()
                + 16 * energy(at, kappa, -h)
                - energy(at, kappa, -2 * h))
            / (12 * h * h);
    assertThat(quotient).isCloseTo(curvature, within(1e-4 * curvature));
  }

  private static double energy(ScfSolution at, double[] kappa, double step) {
    List<Orbitals> turned = new RotationSpace(at.orbitals()).turned(Vectors.scaled(step, kappa));
    Hamiltonian terms = at.problem().hamiltonian();
    return terms.at(Occupation.density(turned), ONE).energy();
  }
}
