package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose functional is a formula says what it learned: constants before and after. */
class LearnedConstantsTest {
  @TempDir Path folder;

  @Test
  void aTrainedFormulaTellsItsConstants() throws Exception {
    JsonNode constants =
        train("{kind: analytic, expression: pbe0, free: [hyb_gga_xc_pbeh.a, gga_x_pbe.kappa]}");
    assertThat(constants.findValuesAsText("name"))
        .containsExactlyInAnyOrder("hyb_gga_xc_pbeh.a", "gga_x_pbe.kappa");
    for (JsonNode constant : constants) {
      double published = constant.get("name").asText().equals("gga_x_pbe.kappa") ? 0.804 : 0.25;
      assertThat(constant.get("before").asDouble()).isEqualTo(published);
      assertThat(constant.get("after").asDouble()).isNotEqualTo(published).isBetween(0.0, 2.0);
    }
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("Constants learned", "<td>hyb_gga_xc_pbeh.a</td><td>0.250000</td>");
  }

  @Test
  void theWeightsOfANetworkAreNoConstants() throws Exception {
    assertThat(train("{kind: neural-gga, base: pbe, hidden: [1], seed: 1}")).isEmpty();
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .doesNotContain("Constants learned");
  }

  @Test
  void aNetworkTellsTheConstantsOfItsBaseThatItTrainedToo() throws Exception {
    JsonNode constants =
        train("{kind: neural-gga, base: pbe, train_base: [gga_x_pbe.kappa], hidden: [1], seed: 1}");
    assertThat(constants.findValuesAsText("name")).containsExactly("gga_x_pbe.kappa");
    assertThat(constants.get(0).get("before").asDouble()).isEqualTo(0.804);
    assertThat(constants.get(0).get("after").asDouble()).isNotEqualTo(0.804).isBetween(0.0, 2.0);
  }

  @Test
  void constantsThrownFarBeyondTheirMeaningRemainNumbers() throws Exception {
    // With mu below zero the enhancement factor has a pole on the axis of s.
    Path config =
        SmallTraining.write(
            folder,
            """
            functional: {kind: analytic, expression: pbe, free: [gga_x_pbe.kappa, gga_x_pbe.mu]}
            method: {basis: sto-3g, grid: 0}
            data: {train: [{set: set.yaml, include: [h2, h2o]}]}
            optimizer: {kind: adam, learning_rate: 1}
            stages: [{mode: fixed-density, epochs: 12}]
            """);
    JsonNode result = run(config, ExitCode.DONE, ExitCode.FAILED);
    List<Double> after = new ArrayList<>();
    result.get("constants").forEach(c -> after.add(c.get("after").asDouble()));
    assertThat(after).hasSize(2).allMatch(Double::isFinite).anyMatch(value -> value < 0);
    JsonMapper json = JsonMapper.builder().build();
    for (String line : Files.readAllLines(folder.resolve("run/metrics.jsonl"))) {
      JsonNode step = json.readTree(line);
      assertThat(step.get("loss").isNumber()).as(line).isTrue();
      assertThat(step.get("gradient_norm").isNumber()).as(line).isTrue();
    }
  }

  private JsonNode train(String functional) throws Exception {
    Path config =
        SmallTraining.write(
            folder,
            SmallTraining.CONFIG
                .replaceFirst("functional: .*", "functional: " + functional)
                .replace("epochs: 10", "epochs: 2")
                .replace("epochs: 40", "epochs: 1"));
    return run(config, ExitCode.DONE).get("constants");
  }

  private JsonNode run(Path config, Integer... codes) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "train",
            config.toString(),
            "--out",
            folder.resolve("run").toString(),
            "--threads",
            "1",
            "--json");
    assertThat(code).as(err.toString()).isIn((Object[]) codes);
    return JsonMapper.builder().build().readTree(out.toString());
  }
}
