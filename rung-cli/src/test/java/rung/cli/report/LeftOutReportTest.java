package rung.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rung.learn.RunResults;
import rung.learn.evaluate.Evaluation;
import rung.learn.train.Metrics;

/** The report names each system without a number once. */
class LeftOutReportTest {
  private static final String STEP =
      """
      {"step":%d,"stage":0,"mode":"self-consistent","epoch":%d,"epochs":3,"batch":1,"batches":1,"loss":1.5,\
      "penalties":{},"gradient_norm":0.5,"learning_rate":0.01,"evaluations":1,"scf_iterations":9,\
      "adjoint_iterations":0,"retried":0,"unconverged":["n2"],%s"unsolved_adjoints":0,"projected_modes":0,\
      "seconds":0.1,"resident_kib":1,"mae_kcal_per_mol":1.0,"dipole_mae_au":null}
      """;

  @Test
  void eachSystemStandsThereOnceWithItsFirstStep() {
    String one = "\"not_finite\":[{\"system\":\"n2\",\"reason\":\"part <a> is infinite\"}],";
    String metrics =
        STEP.formatted(1, 1, "\"not_finite\":[],")
            + STEP.formatted(2, 2, one)
            + STEP.formatted(3, 3, one);
    LearningCurve curve =
        LearningCurve.of(Metrics.read("m", metrics.getBytes(StandardCharsets.UTF_8)));
    Evaluation.Row row =
        new Evaluation.Row(
            "n2",
            "reaction",
            228,
            "kcal/mol",
            0,
            List.of(new Evaluation.Result(1, false), new Evaluation.Result(1000, true)));
    Evaluation train =
        new Evaluation(List.of("pbe", "t"), List.of(row), List.of("n2: functional 't' has none"));
    Evaluation none = new Evaluation(List.of("pbe", "t"), List.of(), List.of());
    RunResults results =
        RunResults.fromJson(
            new RunResults(Map.of("seed", "1"), null, List.of(), train, none, List.of()).toJson(),
            "evaluation.json");
    assertThat(results.train()).isEqualTo(train);
    String page = HtmlReport.of("run", results, curve);
    assertThat(page)
        .containsOnlyOnce("<h2>Not a number</h2>")
        .containsOnlyOnce(
            "<tr><td>n2</td><td>2</td><td>2</td><td class=\"text\">part &lt;a&gt; is infinite</td>")
        .containsOnlyOnce("n2: functional 't' has none")
        .doesNotContain("NaN");
  }

  /** Lines of runs of before there was such a key. */
  @Test
  void anOlderRunHasNone() {
    LearningCurve curve =
        LearningCurve.of(
            Metrics.read("m", STEP.formatted(1, 1, "").getBytes(StandardCharsets.UTF_8)));
    assertThat(curve.firstLeftOut()).isEmpty();
  }
}
