package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.scf.solver.Outcome;

/**
 * H2 where its spins part, at 1.62 ångström with PBE (C. A. Coulson, I. Fischer, Phil. Mag. 40, 386
 * (1949)): the second derivative of the energy jumps there, the energy and its slope do not. {@code
 * scripts/curves} judges whole curves.
 */
class DissociationCurveTest {
  private static final double FIRST = 1.36;
  private static final double STEP = 0.04;
  private static final int POINTS = 14;
  private static final ScfLadder FOLLOWING =
      ScfLadder.of(new Convergence(100, 1e-9, 1e-6)).with(StabilityPolicy.FOLLOW);

  @Test
  void theSpinsPartWithoutAJumpOfEnergyOrSlope() {
    double[] energy = new double[POINTS];
    double[] squared = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      ScfSolution solution = solve(FIRST + STEP * k);
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(solution.stability()).isNotNull().matches(Stability::stable);
      energy[k] = solution.energy();
      squared[k] = solution.spinSquared();
    }
    assertThat(squared[0]).isLessThan(1e-6);
    assertThat(squared[POINTS - 1]).isGreaterThan(0.4);
    for (int k = 1; k + 1 < POINTS; k++) {
      assertThat(energy[k + 1]).isGreaterThan(energy[k]);
      assertThat(squared[k + 1]).isGreaterThan(squared[k] - 1e-6);
      // A jump of the slope by 0.02 hartree/ångström would add 8e-4.
      assertThat(energy[k - 1] - 2 * energy[k] + energy[k + 1]).isBetween(-8e-4, 1e-4);
    }
  }

  private static ScfSolution solve(double distance) {
    KohnShamSystem system =
        KohnShamSystem.build(
            Systems.molecule("H 0 0 0; H 0 0 " + distance, 0, 0),
            new SystemSettings(
                BasisLibrary.load("def2-svp"),
                BasisLibrary.load("def2-universal-jfit"),
                GridSpec.parse("2"),
                Reference.UKS,
                SystemSettings.DEFAULT_MEMORY_BUDGET),
            Workers.single());
    return FOLLOWING.solve(system, Functionals.parse("pbe"), null, Workers.single());
  }
}
