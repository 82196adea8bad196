package rung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.cli.ExitCode;

/** Budgets are compared with the best time × the yardstick's rate. */
class BenchTableTest {
  private static BenchResult result(String name, double rate, double budget, double... seconds) {
    return new BenchResult(name, seconds, rate, budget, 1, "nothing");
  }

  @ParameterizedTest(name = "{0} and {1} s at {2} GFLOP/s, budget {3}: missed {4}")
  @CsvSource({
    "0.1, 0.2, 50, 8, false",
    "0.2, 0.1, 50, 8, false",
    "0.2, 0.16, 50, 8, false",
    "0.2, 0.161, 50, 8, true",
    "0.2, 0.1, 81, 8, true",
    "9, 0.125, 64, 8, false",
    "0, 0, 50, 0, false",
    "1, 1, 50, 0, true",
    "1, 1, Infinity, 8, true",
    "1, 1, NaN, 8, true",
  })
  void aBudgetIsMissedWhereTheBestTimeTakesMore(
      double first, double second, double rate, double budget, boolean missed) {
    BenchResult result = result("case", rate, budget, first, second);
    assertThat(result.missed()).isEqualTo(missed);
    assertThat(BenchTable.row(result).contains("MISSED")).isEqualTo(missed);
    BenchTable table = new BenchTable(List.of(result));
    assertThat(table.exitCode(true)).isEqualTo(missed ? ExitCode.FAILED : ExitCode.DONE);
    assertThat(table.exitCode(false)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void theVerdictNamesWhatMissedItsBudget() {
    List<BenchResult> results = new ArrayList<>(List.of(result("water", 50, 8, 0.1)));
    assertThat(new BenchTable(results).verdict()).isEqualTo("budget kept");
    results.add(result("benzene", 50, 100, 1));
    assertThat(new BenchTable(results).verdict()).isEqualTo("all 2 budgets kept");
    results.add(result("naphthalene", 50, 20, 0.5));
    results.add(result("pyrene", 40, 20, 1.25, 1));
    assertThat(new BenchTable(results).verdict())
        .isEqualTo("2 of 4 budgets missed: naphthalene (25.00 of 20.00), pyrene (40.00 of 20.00)");
  }

  @Test
  void jsonNamesWhatWasMeasuredAndWhetherItMissed() {
    Map<String, Object> json =
        new BenchTable(List.of(result("kept", 50, 8, 0.1), result("slow", 50, 8, 0.2))).json();
    assertThat(json).containsOnlyKeys("cases");
    List<?> cases = (List<?>) json.get("cases");
    assertThat(cases.stream().<Object>map(each -> ((Map<?, ?>) each).get("missed")))
        .containsExactly(false, true);
    assertThat(List.<Object>copyOf(((Map<?, ?>) cases.get(0)).keySet()))
        .isEqualTo(
            List.of(
                "name",
                "seconds",
                "matrix_product_gflops",
                "equivalent_gflop",
                "budget",
                "missed",
                "warm_ups",
                "facts"));
  }
}
