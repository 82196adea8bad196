package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad data sets, configurations, models and checkpoints: one line, exit code 2, nothing changed.
 */
class MalformedTrainingTest {
  @TempDir Path folder;

  /** What is replaced in config.yaml or set.yaml, by what, and what the one line must say. */
  static Stream<Arguments> replacements() {
    String hydrogen = "{id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}";
    return Stream.of(
        // data sets
        bad("set", "name: small", "nmae: small", "set.yaml:1", "did you mean 'name'?"),
        bad("set", "value: 109.48", "value: NaN", "set.yaml:10", "finite number"),
        bad("set", "value: 109.48", "value: 1e999", "set.yaml:10", "finite number"),
        bad("set", "value: 109.48", "value: many", "set.yaml:10", "'many'"),
        bad("set", ", value: 109.48", "", "set.yaml:10", "lacks 'value'"),
        bad("set", "{h2: -1, h: 2}", "{h2: -1, h: 1}", "set.yaml:10", "H -1"),
        bad("set", "{h2: -1, h: 2}", "{h2: -1, hh: 2}", "set.yaml:10", "no system is named 'hh'"),
        bad("set", "{h2: -1, h: 2}", "{h2: -1, h: 1, h+: 1}", "set.yaml:10", "charge"),
        bad("set", "{h2: -1, h: 2}", "[h2, h]", "set.yaml:10", "must be a mapping"),
        bad("set", "type: reaction, terms: {h2:", "type: raection, terms: {h2:", "did you mean"),
        bad("set", "unit: ev", "unit: furlong", "set.yaml:12", "not a unit of energy"),
        bad("set", "{id: far,", "{id: h2,", "set.yaml:13", "two data are named 'h2'"),
        bad("set", hydrogen, hydrogen.replace("}, v", "}, weight: -1, v"), "'weight' is -1.0"),
        bad("set", "\"H 0 0 0\", spin: 1", "\"H 0 0 0\", spin: 2", "set.yaml:3", "2S = 2"),
        bad("set", "\"H 0 0 0\", spin: 1", "\"Hx 0 0 0\", spin: 1", "set.yaml:3", "'Hx'"),
        bad("set", "\"H 0 0 0\", spin: 1", "\"H 0 zero 0\", spin: 1", "set.yaml:3", "zero"),
        bad("set", "H 0 0 0.7414", "H 0 0 0", "atom 2 lies on atom 1"),
        bad("set", "geometry_angstrom: \"O 0 0 0\"", "file: o.xyz", "set.yaml:4", "no file"),
        bad("set", "  h2o: {", "  h2: {", "set.yaml:6", "stands here twice"),
        bad("set", "data:", "data: [", "valid YAML"),
        // configurations
        bad("config", "hidden: [4]", "hiden: [4]", "config.yaml:1", "did you mean 'hidden'?"),
        bad("config", "hidden: [4]", "hidden: [0]", "config.yaml:1", "hidden layer of 0"),
        bad("config", "activation: tanh", "activation: relu6", "not an activation"),
        bad("config", "base: pbe", "base: pbf", "unknown functional 'pbf'"),
        bad("config", "kind: neural-gga", "kind: neural-xyz", "config.yaml:1", "neural-xyz"),
        bad("config", "basis: sto-3g", "basis: sto-33g", "config.yaml:2", "sto-33g"),
        bad("config", "grid: 0", "grid: 9", "config.yaml:2"),
        bad("config", "grid: 0", "grid: [50, 51]", "config.yaml:2"),
        bad("config", "set: set.yaml", "set: sets.yaml", "config.yaml:5", "no file"),
        bad("config", "[far]", "[near]", "config.yaml:8", "no datum 'near'"),
        bad("config", "[far]", "[far, h2]", "both trained on and held out"),
        bad("config", "embedded:ccsd-densities", "embedded:nothing", "no embedded set"),
        bad("config", "energy: 0.01", "energy: -1", "config.yaml:9", "at least 0"),
        bad("config", "learning_rate: 0.01", "learning_rate: 0", "above zero"),
        bad("config", "kind: adam,", "kind: lbfgs,", "config.yaml:10", "'gradient_clip'", "lbfgs"),
        bad("config", "mode: fixed-density", "mode: fixed", "config.yaml:12"),
        bad("config", "epochs: 10", "epochs: ten", "config.yaml:12", "whole number"),
        bad("config", "schedule: cosine", "schedule: cosinus", "did you mean 'cosine'?"),
        bad("config", "tc_conjecture: 10", "tc_conjekture: 10", "did you mean 'tc_conjecture'?"),
        bad("config", "tc_conjecture: 10", "tc_conjecture: -1", "config.yaml:13", "at least 0"),
        bad("config", "points: 64", "points: 0", "config.yaml:13", "at least 1"),
        bad("config", "batch_size: 2", "batch_size: 0", "config.yaml:14"),
        bad("config", "seed: 3", "seed: 3\nseed: 4", "config.yaml:16", "stands here twice"),
        bad("config", "seed: 3", "seed: *other", "alias"),
        bad("config", "seed: 3", "\tseed: 3", "valid YAML"));
  }

  private static Arguments bad(String file, String good, String replaced, String... says) {
    return Arguments.of(file, good, replaced, says);
  }

  @ParameterizedTest(name = "{0}.yaml: {2}")
  @MethodSource("replacements")
  void aBadDataSetOrConfigurationIsRefusedInOneLine(
      String file, String good, String replaced, String[] says) throws Exception {
    Path config = SmallTraining.write(folder);
    Path changed = folder.resolve(file + ".yaml");
    String text = Files.readString(changed);
    assertThat(text).contains(good);
    Files.writeString(changed, text.replace(good, replaced));
    refuses(new String[] {"train", config.toString(), "--out", out()}, says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void aSpoiledRunOrArgumentIsRefusedInOneLine(String what, Spoiler spoiler, String[] says)
      throws Exception {
    Path config = SmallTraining.write(folder, fast());
    refuses(spoiler.spoil(this, config), says);
  }

  /** Spoils something and returns the arguments that must be refused. */
  @FunctionalInterface
  interface Spoiler {
    String[] spoil(MalformedTrainingTest test, Path config) throws IOException;
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        spoiled("no such configuration", (t, c) -> t.train(c + "x"), "no such file"),
        spoiled("a folder as configuration", (t, c) -> t.train("" + t.folder), "not a file"),
        spoiled("an empty configuration", (t, c) -> t.with(c, ""), "is empty"),
        spoiled("a binary configuration", (t, c) -> t.with(c, "\0\u0001"), "valid YAML"),
        spoiled("a file as run directory", (t, c) -> t.to(c, "" + c), "not a folder"),
        spoiled(
            "a run is there already",
            (t, c) -> t.ran(c, "train", "" + c, "--out", t.out()),
            "--resume"),
        spoiled(
            "resumed with another configuration",
            (t, c) -> {
              t.ran(c);
              Files.writeString(c, Files.readString(c).replace("0.01", "0.02"));
              return t.resume(c);
            },
            "'optimizer.learning_rate' is '0.02', the run began with '0.01'"),
        spoiled(
            "resumed with other data",
            (t, c) -> {
              t.ran(c);
              Path set = t.folder.resolve("set.yaml");
              Files.writeString(set, Files.readString(set).replace("109.48", "109.49"));
              return t.resume(c);
            },
            "set.yaml:10: the reference of 'h2' differs"),
        spoiled(
            "checkpoints cut short",
            (t, c) -> {
              t.ran(c);
              t.spoilCheckpoints(bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2));
              return t.resume(c);
            },
            "no checkpoint here is whole"),
        spoiled(
            "checkpoints with a flipped bit",
            (t, c) -> {
              t.ran(c);
              t.spoilCheckpoints(
                  bytes -> {
                    bytes[bytes.length / 2] ^= 4;
                    return bytes;
                  });
              return t.resume(c);
            },
            "checksum"),
        spoiled(
            "metrics shorter than the checkpoint",
            (t, c) -> {
              t.ran(c);
              Files.writeString(Path.of(t.out()).resolve("metrics.jsonl"), "{}\n");
              return t.resume(c);
            },
            "shorter than its checkpoint"),
        spoiled(
            "a report of nothing",
            (t, c) -> new String[] {"report", "" + t.folder},
            "no finished run"),
        spoiled(
            "evaluating an unknown functional",
            (t, c) ->
                new String[] {
                  "evaluate", "pbee", "--data", t.folder.resolve("set.yaml").toString()
                },
            "pbee"),
        spoiled(
            "evaluating on an unknown set",
            (t, c) -> new String[] {"evaluate", "pbe", "--data", "embedded:none"},
            "no embedded set"),
        spoiled(
            "a gradient check without directions",
            (t, c) -> new String[] {"gradcheck", "" + c, "--directions", "0"},
            "--directions"));
  }

  private static Arguments spoiled(String what, Spoiler spoiler, String... says) {
    return Arguments.of(what, spoiler, says);
  }

  private static String fast() {
    return SmallTraining.CONFIG
        .replace("epochs: 10", "epochs: 1")
        .replace("epochs: 40", "epochs: 0")
        .replaceAll("(?m)^.*ccsd.*\n", "");
  }

  private String out() {
    return folder.resolve("run").toString();
  }

  private String[] train(String config) {
    return new String[] {"train", config, "--out", out()};
  }

  private String[] to(Path config, String out) {
    return new String[] {"train", config.toString(), "--out", out};
  }

  private String[] resume(Path config) {
    return new String[] {"train", config.toString(), "--out", out(), "--resume"};
  }

  private String[] with(Path config, String text) throws IOException {
    Files.write(config, text.getBytes(StandardCharsets.UTF_8));
    return train(config.toString());
  }

  private String[] ran(Path config, String... next) {
    StringWriter err = new StringWriter();
    int code =
        Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), to(config, out()));
    assertThat(code).as(err.toString()).isZero();
    return next;
  }

  private void spoilCheckpoints(java.util.function.UnaryOperator<byte[]> change)
      throws IOException {
    try (Stream<Path> files = Files.list(Path.of(out()).resolve("checkpoint"))) {
      for (Path file : files.toList()) {
        Files.write(file, change.apply(Files.readAllBytes(file)));
      }
    }
  }

  private void refuses(String[] arguments, String[] says) throws IOException {
    Map<Path, byte[]> before = files();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
    assertThat(err.toString()).contains(says);
    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out.toString()).isEmpty();
    Map<Path, byte[]> after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((file, bytes) -> assertThat(after.get(file)).isEqualTo(bytes));
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }
}
