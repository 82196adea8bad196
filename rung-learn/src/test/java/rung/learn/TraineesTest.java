package rung.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import rung.functional.ExactExchange;
import rung.functional.libxc.Libxc;
import rung.learn.config.FunctionalChoice;
import rung.learn.train.Trainee;
import rung.system.InputException;

/** What a configuration can train. */
class TraineesTest {
  @Test
  void constantsBesideLibxcsComponentsAreFree() {
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
    Trainee trainee = analytic("m06-2x + d3bj(1,0.5,0.4,5)", "d3bj.s8");
    assertThat(trainee.start().parameters().names()).containsExactly("d3bj.s8");
    assertThat(trainee.start().parameters().values()).containsExactly(0.5);
    assertThat(ExactExchange.of(trainee.spec().create(1)))
        .isEqualTo(ExactExchange.of(trainee.base()));
    assertThatThrownBy(() -> analytic("m06-2x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no constants to train");
  }

  @Test
  void whatTheNamePromisesIsKnownOfAFreedFunctional() {
    Trainee trainee = analytic("gga_xc_b97_d", "gga_xc_b97_d.c_x0");
    assertThat(trainee.start().notes()).hasSize(1).isEqualTo(trainee.base().notes());
  }

  private static Trainee analytic(String expression, String... free) {
    return Trainees.of(new FunctionalChoice.Analytic(expression, List.of(free), "config.yaml:3"));
  }
}
