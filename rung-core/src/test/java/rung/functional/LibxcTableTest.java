package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.named.Functionals;

/**
 * Every analytic functional against libxc's regression tables, or figures computed with libxc,
 * within the budgets that libxc declares.
 */
class LibxcTableTest {
  private static final LibxcTable TABLE =
      new LibxcTable("/oracle/libxc.csv", "/oracle/libxc_hybrids.csv");

  private static List<String> names() {
    return TABLE.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void energiesAndDerivativesAgreeWithLibxc(String name) {
    LibxcTable.Agreement agreement = TABLE.agreement(Functionals.parse(name));
    assertThat(agreement.value().size())
        .as(agreement.value().where())
        .isLessThanOrEqualTo(LibxcTable.VALUE_BUDGET);
    assertThat(agreement.derivative().size())
        .as(agreement.derivative().where())
        .isLessThanOrEqualTo(LibxcTable.DERIVATIVE_BUDGET);
  }
}
