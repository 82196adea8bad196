package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model directory is a functional wherever a name is one. */
class TrainedModelTest {
  @TempDir Path folder;

  @Test
  void scfAndEvaluateTakeTheModelThatTrainWrote() throws Exception {
    Path config =
        SmallTraining.write(
            folder,
            SmallTraining.CONFIG
                .replace("epochs: 10", "epochs: 3")
                .replace("epochs: 40", "epochs: 2"));
    Path run = folder.resolve("run");
    json("train", config.toString(), "--out", run.toString(), "--threads", "1", "--json");
    String model = run.resolve("model").toString();
    double atoms = 2 * energy("H 0 0 0", "2", model) + energy("O 0 0 0", "3", model);
    String water = "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692";
    double molecule = energy(water, "1", model);
    assertThat(molecule).isNotCloseTo(energy(water, "1", "pbe"), within(1e-4));
    JsonNode table =
        json(
            "evaluate",
            model,
            "--data",
            folder.resolve("set.yaml").toString(),
            "--include",
            "h2o",
            "--basis",
            "sto-3g",
            "--grid",
            "0",
            "--json");
    double error = table.get("data").get(0).get("errors").get(0).asDouble();
    assertThat((atoms - molecule) * 627.5094740631 - 232.97).isCloseTo(error, within(2e-3));
  }

  private double energy(String geometry, String multiplicity, String functional) throws Exception {
    String[] atoms = geometry.split(";");
    Path file = folder.resolve("system.xyz");
    Files.writeString(
        file,
        atoms.length
            + "\ncharge=0 multiplicity="
            + multiplicity
            + "\n"
            + String.join("\n", atoms)
            + "\n");
    JsonNode result =
        json(
            "scf",
            file.toString(),
            "--xc",
            functional,
            "--basis",
            "sto-3g",
            "--grid",
            "0",
            "--threads",
            "1",
            // as evaluate does: on so coarse a grid an oxygen atom can turn to a lower energy
            "--stability",
            "off",
            "--json");
    assertThat(result.get("converged").asBoolean()).isTrue();
    return result.get("energy").asDouble();
  }

  private static JsonNode json(String... arguments) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(code).as(err.toString()).isZero();
    return JsonMapper.builder().build().readTree(out.toString());
  }
}
