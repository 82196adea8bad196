package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private JsonNode train(String functional) throws Exception {
    Path config =
        SmallTraining.write(
            folder,
            SmallTraining.CONFIG
                .replaceFirst("functional: .*", "functional: " + functional)
                .replace("epochs: 10", "epochs: 2")
                .replace("epochs: 40", "epochs: 1"));
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
    assertThat(code).as(err.toString()).isZero();
    return JsonMapper.builder().build().readTree(out.toString()).get("constants");
  }
}
