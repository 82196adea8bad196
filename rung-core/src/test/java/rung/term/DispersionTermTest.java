package rung.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Dispersion;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.system.InputException;

/** D3(BJ) as part of a functional: its constants by name, and its place in energy and gradient. */
class DispersionTermTest {
  private static final Workers ONE = Workers.single();

  @Test
  void constantsAreThoseOfTheRestOfTheSum() {
    Dispersion pbe = new Dispersion(1, 0.7875, 0.4289, 4.4407);
    assertThat(Dispersion.of(Functionals.parse("pbe+d3bj"))).isEqualTo(pbe);
    assertThat(Dispersion.of(Functionals.parse("d3bj + gga_x_pbe+gga_c_pbe"))).isEqualTo(pbe);
    assertThat(Dispersion.of(Functionals.parse("b3lyp+d3bj")))
        .isEqualTo(new Dispersion(1, 1.9889, 0.3981, 4.4211));
    assertThat(Dispersion.of(Functionals.parse("lda+0.5*d3bj(1,2,0.3,4)")))
        .isEqualTo(new Dispersion(0.5, 1, 0.3, 4));
    assertThat(Functionals.parse("pbe").part(Dispersion.class).isPresent()).isFalse();
    assertThat(Functionals.parse("pbe+d3bj").parameters().names())
        .contains("d3bj.s6", "d3bj.s8", "d3bj.a1", "d3bj.a2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lda+d3bj", "d3bj", "pbe+vv10+d3bj", "pbe+d3bj+d3bj", "pbe+d3bj(1,2)", "d3bj(a)"})
  void whatHasNoConstantsIsRefused(String sum) {
    assertThatThrownBy(() -> Functionals.parse(sum)).isInstanceOf(InputException.class);
  }

  @Test
  void energyAndGradientHaveTheirDispersion() {
    KohnShamSystem system =
        Systems.build(Systems.amidogen(), "STO-3G", "def2-universal-jfit", "20,26");
    ScfSolution plain =
        ScfLadder.once(Convergence.DEFAULT).solve(system, Functionals.parse("pbe"), null, ONE);
    Functional functional = Functionals.parse("pbe+d3bj");
    ScfSolution solution = ScfLadder.once(Convergence.DEFAULT).solve(system, functional, null, ONE);
    double dispersion = solution.state().parts().of("dispersion");
    assertThat(dispersion).isLessThan(-1e-4);
    assertThat(solution.energy() - plain.energy()).isCloseTo(dispersion, offset(1e-12));
    double[] gradient = new double[functional.parameters().size()];
    ImplicitGradient.add(solution, 2, null, ConjugateGradients.DEFAULT, ONE, gradient);
    for (String name : new String[] {"d3bj.s6", "d3bj.s8", "d3bj.a1", "d3bj.a2"}) {
      int k = functional.parameters().names().indexOf(name);
      double h = 1e-4;
      double quotient = (energy(system, functional, k, h) - energy(system, functional, k, -h)) / h;
      assertThat(gradient[k]).isCloseTo(quotient, offset(1e-7 * Math.abs(quotient)));
    }
  }

  private static double energy(KohnShamSystem system, Functional functional, int k, double step) {
    double[] values = functional.parameters().values().clone();
    values[k] += step;
    return new DispersionTerm(system.dispersion(), functional)
        .energy(functional.withParameters(values), ONE);
  }
}
