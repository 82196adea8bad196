package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rung.functional.neural.Rung;
import rung.neural.Activation;
import rung.neural.model.Model;
import rung.neural.model.ModelDirectory;
import rung.neural.model.ModelSpec;

class CheckCommandTest {
  @TempDir Path folder;

  private static String run(int exit, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new CheckCommand()).setOut(new PrintWriter(out));
    assertThat(line.execute(arguments)).isEqualTo(exit);
    return out.toString();
  }

  @Test
  void jsonNamesEveryFindingAndThePageHasPictures() throws Exception {
    Path page = folder.resolve("pbe.html");
    String json = run(1, "pbe", "--json", "--reference-differences", "--report", page.toString());
    JsonNode root = JsonMapper.builder().build().readTree(json);
    assertThat(root.path("passed").asBoolean(true)).isFalse();
    assertThat(root.path("published").size()).isEqualTo(7);
    assertThat(root.path("wide").size()).isEqualTo(7);
    assertThat(root.path("reference_differences").get(3).path("fraction").asDouble())
        .isEqualTo(0.013125);
    assertThat(root.path("norms").size()).isGreaterThan(10);
    assertThat(json.strip()).doesNotContain("\n");
    assertThat(root.path("left_out").isArray()).isTrue();
    assertThat(Files.readString(page))
        .contains("<svg")
        .contains("T_c upper bound")
        .contains("Where along r_s conditions are violated");
  }

  @Test
  void aModelKeepsItsCertificateAndNothingElseChanges() throws Exception {
    ModelSpec spec = new ModelSpec.Neural(Rung.GGA, "pbe", List.of(4), Activation.TANH);
    Path model = folder.resolve("model");
    ModelDirectory.save(model, new Model(spec, spec.create(1), Map.of("note", "test")));
    byte[] weights = Files.readAllBytes(model.resolve(ModelDirectory.WEIGHTS));
    run(1, model.toString());
    assertThat(Files.readAllBytes(model.resolve(ModelDirectory.WEIGHTS))).isEqualTo(weights);
    Model checked = ModelDirectory.load(model);
    assertThat(checked.certificate()).containsKeys("passed", "published", "wide", "norms");
    assertThat(checked.provenance()).containsEntry("note", "test");
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside).as("nothing unfinished stays").containsExactly(model);
    }
  }
}
