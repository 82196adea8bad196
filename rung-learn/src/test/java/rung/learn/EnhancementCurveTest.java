package rung.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rung.functional.Functional;
import rung.functional.named.Functionals;

class EnhancementCurveTest {
  /**
   * At s = 0 and α = 1 a density is that of the uniform gas, where SCAN and r²SCAN are the local
   * density approximation: J. Sun, A. Ruzsinszky, J. P. Perdew, Phys. Rev. Lett. 115, 036402
   * (2015).
   */
  @Test
  void aMetaGgaStartsAtTheUniformGas() {
    Functional local = Functionals.parse("lda_x+lda_c_pw_mod");
    for (String name : new String[] {"scan", "r2scan", "tpss"}) {
      for (double rs : new double[] {0.5, 2, 8}) {
        EnhancementCurve curve = EnhancementCurve.of(rs, local, Functionals.parse(name));
        assertThat(curve.s()[0]).isZero();
        assertThat(curve.after()[0]).as(name).isCloseTo(curve.before()[0], within(2e-3));
      }
    }
  }

  /**
   * For PBE nothing but r_s and s counts: F_x of its paper, eq. 14, at s = 1, without correlation.
   */
  @Test
  void exchangeOfPbeFollowsItsFormula() {
    Functional exchange = Functionals.parse("gga_x_pbe");
    EnhancementCurve curve = EnhancementCurve.of(2, exchange, exchange);
    int one = 20;
    assertThat(curve.s()[one]).isCloseTo(1, within(1e-12));
    assertThat(curve.after()[one])
        .isCloseTo(1 + 0.804 - 0.804 / (1 + 0.2195149727645171 / 0.804), within(1e-6));
  }
}
