package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.libxc.Libxc;
import rung.functional.named.Functionals;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Molecule;

/** Self-consistent energies of sums of Rung's functionals with libxc's. */
class MixedSumEnergyTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(60, 1e-11, 1e-8));
  private static final Workers ONE = Workers.single();

  @BeforeAll
  static void libxcIsInstalled() {
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
  }

  private static ScfSolution solve(Molecule molecule, String xc) {
    KohnShamSystem system = Systems.build(molecule, "STO-3G", null, "30,50");
    return TIGHT.solve(system, Functionals.resolve(xc), null, ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m06-2x | m06-2x+d3bj(1,0.5,0.4,5)
          m06-2x | d3bj(1,0.5,0.4,5) + hyb_mgga_x_m06_2x+mgga_c_m06_2x
          bp86   | bp86+d3bj
          """)
  void dispersionIsAddedToTheEnergy(String plain, String dispersed) {
    for (Molecule molecule : new Molecule[] {Systems.water(), Systems.amidogen()}) {
      ScfSolution without = solve(molecule, plain);
      ScfSolution with = solve(molecule, dispersed);
      double dispersion = with.state().parts().of("dispersion");
      assertThat(without.converged() && with.converged()).isTrue();
      assertThat(dispersion).isLessThan(-1e-5);
      assertThat(with.energy() - without.energy()).isCloseTo(dispersion, offset(1e-9));
      assertThat(with.spinSquared()).isCloseTo(without.spinSquared(), offset(1e-7));
    }
  }

  /** The same energy from Rung's formula, from libxc, and from sums of both. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b3lyp      | libxc:hyb_gga_xc_b3lyp
          b3lyp      | 0.5*b3lyp + 0.5*libxc:hyb_gga_xc_b3lyp
          pbe0       | pbe0 - pbe + libxc:gga_x_pbe+gga_c_pbe
          pbe+vv10   | libxc:gga_x_pbe+gga_c_pbe+vv10
          0.5*hf+0.5*gga_x_b88+gga_c_lyp | 0.5*hf + 0.5*libxc:gga_x_b88 + gga_c_lyp
          """)
  void theOriginOfAMemberDoesNotMatter(String own, String mixed) {
    ScfSolution one = solve(Systems.amidogen(), own);
    ScfSolution other = solve(Systems.amidogen(), mixed);
    assertThat(other.converged()).isTrue();
    assertThat(other.energy()).isCloseTo(one.energy(), offset(2e-7));
  }
}
