package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.learn.run.Checkpoint;
import rung.learn.run.CheckpointFolder;

/**
 * Run folders that were cut, edited or mixed up: {@code report} and {@code --resume} say what is
 * wrong, where and what to do, and change nothing.
 */
class DamagedRunTest {
  @TempDir static Path made;

  @TempDir Path folder;

  /** Two runs, the second with another seed. */
  @BeforeAll
  static void train() {
    String config =
        SmallTraining.CONFIG
            .replace("epochs: 10", "epochs: 2")
            .replace("epochs: 40", "epochs: 1")
            .replace("penalties: {tc_conjecture: 10, points: 64}", "penalties: {}")
            .replaceAll("(?m)^.*ccsd.*\n", "");
    Path first = SmallTraining.write(made, config);
    run(ExitCode.DONE, "train", "" + first, "--out", made.resolve("run").toString());
    SmallTraining.write(made, config.replace("seed: 3", "seed: 4"));
    run(ExitCode.DONE, "train", "" + first, "--out", made.resolve("other").toString());
    SmallTraining.write(made, config);
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.filter(f -> !f.equals(made)).toList()) {
        Files.copy(file, folder.resolve(made.relativize(file).toString()));
      }
    }
  }

  /** Damages the run in a folder. */
  @FunctionalInterface
  interface Damage {
    void apply(Path run) throws IOException;
  }

  private static Arguments bad(String what, Damage damage, String... says) {
    return Arguments.of(what, damage, says);
  }

  /** Lines of metrics.jsonl and texts of evaluation.json are replaced by these. */
  static Stream<Arguments> reports() {
    String evaluation = "evaluation.json";
    String metrics = "metrics.jsonl";
    return Stream.of(
        bad("no evaluation", gone(evaluation), "there is no finished run here"),
        bad("no metrics", gone(metrics), "there is no finished run here"),
        bad("a folder for it", asFolder(evaluation), "there is no finished run here"),
        bad("a folder for metrics", asFolder(metrics), "there is no finished run here"),
        bad("an empty evaluation", text(evaluation, ""), "evaluation.json: no JSON object"),
        bad("null", text(evaluation, "null"), "evaluation.json: no JSON object"),
        bad("a list", text(evaluation, "[]"), "evaluation.json: no JSON object"),
        bad("an empty object", text(evaluation, "{}"), "lacks 'facts'"),
        bad("cut short", cut(evaluation), "evaluation.json:", "no valid JSON", "--resume"),
        bad("bytes that are no text", bytes(evaluation), "not a text file in UTF-8"),
        bad("an unknown key", old(evaluation, "\"train\"", "\"trian\""), "mean 'train'?"),
        bad("a key twice", old(evaluation, "\"holdout\"", "\"train\""), "Duplicate"),
        bad(
            "three functionals",
            old(evaluation, "\"functionals\" : [", "\"functionals\" : [ \"pbe\","),
            "evaluation.json: train.functionals: 3 functionals"),
        bad(
            "one functional",
            all(evaluation, "\"functionals\" : \\[[^\\]]*\\]", "\"functionals\" : [ \"pbe\" ]"),
            "train.functionals: 1 functionals"),
        bad(
            "functionals that are not texts",
            old(evaluation, "\"functionals\" : [", "\"functionals\" : [ null,"),
            "train.functionals[0]"),
        bad(
            "fewer results than functionals",
            all(
                evaluation,
                "(?s)\"results\" : \\[ (\\{[^}]*\\}), \\{[^}]*\\} \\]",
                "\"results\" : [ $1 ]"),
            "train.rows[0].results: 1 results for 2 functionals"),
        bad(
            "no results",
            all(evaluation, "(?s)\"results\" : \\[[^\\]]*\\]", "\"results\" : [ ]"),
            "train.rows[0].results: 0 results"),
        bad(
            "no rows",
            all(evaluation, "(?s)\"rows\" : \\[.*?\\} \\]\\s*\\} \\]", "\"rows\" : [ ]"),
            "no data that were trained on"),
        bad(
            "rows that are null",
            old(evaluation, "\"rows\" : [", "\"rows\" : [ null,"),
            "train.rows[0]"),
        bad(
            "another type",
            old(evaluation, "\"reaction\"", "\"raection\""),
            "did you mean 'reaction'?"),
        bad("another unit", old(evaluation, "kcal/mol", "kcal/mo"), "did you mean 'kcal/mol'?"),
        bad(
            "an error that is NaN",
            all(evaluation, "\"error\" : [^,]*,", "\"error\" : NaN,"),
            "no valid JSON"),
        bad(
            "an error that is text",
            all(evaluation, "\"error\" : [^,]*,", "\"error\" : \"NaN\","),
            "train.rows[0].results[0].error"),
        bad(
            "an error beyond numbers",
            all(evaluation, "\"error\" : [^,]*,", "\"error\" : 1e999,"),
            "train.rows[0].results[0].error",
            "finite"),
        bad(
            "an error that is null",
            all(evaluation, "\"error\" : [^,]*,", "\"error\" : null,"),
            "train.rows[0].results[0]: a result lacks 'error'"),
        bad(
            "a name that is null",
            all(evaluation, "\"id\" : [^,]*,", "\"id\" : null,"),
            "train.rows[0]: a row lacks 'id'"),
        bad(
            "a negative floor",
            all(evaluation, "\"floor\" : [^,]*,", "\"floor\" : -1,"),
            "train.rows[0].floor"),
        bad(
            "failed that is a number",
            all(evaluation, "\"failed\" : false", "\"failed\" : 0"),
            "results[0].failed",
            "true or false"),
        bad(
            "a fact that is a number",
            old(evaluation, "\"facts\" : {", "\"facts\" : {\"x\" : 1,"),
            "facts.x"),
        bad(
            "facts that are a list",
            all(evaluation, "(?s)\"facts\" : \\{[^}]*\\}", "\"facts\" : []"),
            "'facts' must be an object"),
        bad(
            "curves of unequal lengths",
            all(evaluation, "\"s\" : \\[ 0.0,", "\"s\" : ["),
            "curves[0].s: 60 values of s, 61 before and 61 after"),
        bad(
            "a curve of texts",
            all(evaluation, "\"s\" : \\[ 0.0,", "\"s\" : [ \"0\","),
            "curves[0].s[0]"),
        bad(
            "a constant without a name",
            old(
                evaluation,
                "\"constants\" : [",
                "\"constants\" : [ {\"before\": 1, \"after\": 2} "),
            "constants[0]: a constant lacks 'name'"),
        bad(
            "other names in holdout",
            last(evaluation, "\"functionals\" : [ \"", "\"functionals\" : [ \"x"),
            "evaluation.json: holdout: its functionals are not those of 'train'"),
        bad(
            "the metrics of another run",
            other(metrics),
            "metrics.jsonl:",
            "evaluation.json tells of"),
        bad(
            "the evaluation of another run",
            other(evaluation),
            "metrics.jsonl:",
            "evaluation.json tells of"),
        bad("the last line lost", lines(metrics, 0, 4), "has 4 steps", "has 6", "--force"),
        bad("a figure changed", all(metrics, "\"loss\":", "\"loss\":1"), "other figures"),
        bad("empty metrics", text(metrics, ""), "has 0 steps"),
        bad("metrics cut in a line", cut(metrics), "the last line is cut short"),
        bad(
            "bytes that are no text in metrics",
            bytes(metrics),
            "metrics.jsonl:1: the line is no text in UTF-8"),
        bad("an empty line", all(metrics, "\n", "\n\n"), "metrics.jsonl:2: no JSON object"),
        bad("a line of null", text(metrics, "null\n"), "metrics.jsonl:1: no JSON object"),
        bad(
            "an unknown key in metrics",
            all(metrics, "\"loss\"", "\"lost\""),
            "metrics.jsonl:1: a step has no key 'lost'; did you mean 'loss'?"),
        bad(
            "a key less",
            all(metrics, "\"loss\":[^,]*,", ""),
            "metrics.jsonl:1: a step lacks 'loss'"),
        bad(
            "steps out of order",
            lines(metrics, 1, 6),
            "metrics.jsonl:1: step 2 stands where step 1 belongs"),
        bad(
            "a negative step",
            all(metrics, "\"step\":1,", "\"step\":-1,"),
            "metrics.jsonl:1: step: 'step' is '-1'"),
        bad(
            "a huge stage",
            all(metrics, "\"stage\":0", "\"stage\":1e12"),
            "metrics.jsonl:1: stage"),
        bad(
            "a stage before",
            all(metrics, "\"step\":1,\"stage\":0", "\"step\":1,\"stage\":3"),
            "metrics.jsonl:2: stage 0 follows stage 3"),
        bad(
            "a text as loss",
            all(metrics, "\"loss\":[^,]*", "\"loss\":\"1\""),
            "metrics.jsonl:1: loss"),
        bad(
            "a loss beyond numbers",
            all(metrics, "\"loss\":[^,]*", "\"loss\":1e999"),
            "metrics.jsonl:1: loss"),
        bad(
            "a loss that is NaN",
            all(metrics, "\"loss\":[^,]*", "\"loss\":NaN"),
            "metrics.jsonl:1: no valid JSON"),
        bad("another mode", all(metrics, "fixed-density", "fixed"), "metrics.jsonl:1: mode"),
        bad(
            "more epochs than there are",
            all(metrics, "\"epoch\":1,", "\"epoch\":9,"),
            "metrics.jsonl:1: epoch: 'epoch' is 9 of 2"),
        bad(
            "negative seconds",
            all(metrics, "\"seconds\":", "\"seconds\":-"),
            "metrics.jsonl:1: seconds"),
        bad(
            "names that are numbers",
            all(metrics, "\"unconverged\":\\[\\]", "\"unconverged\":[1]"),
            "metrics.jsonl:1: unconverged[0]"),
        bad(
            "penalties that are a list",
            all(metrics, "\"penalties\":\\{\\}", "\"penalties\":[1]"),
            "metrics.jsonl:1: penalties"));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("reports")
  void aReportOfADamagedRunIsRefused(String what, Damage damage, String[] says) throws Exception {
    damage.apply(folder.resolve("run"));
    refuses(says, "report", folder.resolve("run").toString());
  }

  static Stream<Arguments> resumptions() {
    return Stream.of(
        bad("metrics that are gone", gone("metrics.jsonl"), "metrics.jsonl: no such file"),
        bad(
            "metrics that are a folder",
            asFolder("metrics.jsonl"),
            "metrics.jsonl: this is not a file"),
        bad(
            "an evaluation that is a folder",
            asFolder("evaluation.json"),
            "evaluation.json: this is not a file"),
        bad(
            "a configuration that is a folder",
            asFolder("config.yaml"),
            "config.yaml: this is not a file"),
        bad(
            "a report that is a folder",
            asFolder("report.html"),
            "report.html: this is not a file"),
        bad("a lock that is a folder", asFolder(".lock"), ".lock: this is not a file; remove it"),
        bad("data that are a folder", asFolder("data.json"), "data.json: this is not a file"),
        bad(
            "a checkpoint that is a file",
            asFile("checkpoint"),
            "checkpoint: this is not a folder"),
        bad("a model that is a file", asFile("model"), "model: this is not a folder"),
        bad("a run that is a link to nowhere", DamagedRunTest::link, "run: this is not a folder"),
        bad(
            "a run that is a file",
            r -> asFile("run").apply(r.getParent()),
            "run: this is not a folder"),
        bad("no configuration", gone("config.yaml"), "the run has lost its config.yaml"),
        bad("an empty configuration", text("config.yaml", ""), "config.yaml: the file is empty"),
        bad("a configuration cut short", cut("config.yaml"), "run/config.yaml"),
        bad("a configuration of bytes", bytes("config.yaml"), "not a text file in UTF-8"),
        bad(
            "another's configuration",
            other("config.yaml"),
            "'seed' is '3', the run began with '4'"),
        bad(
            "another's checkpoints",
            other("checkpoint"),
            "checkpoint: the checkpoint belongs to another configuration"),
        bad(
            "metrics out of order",
            lines("metrics.jsonl", 1, 6, 0, 1),
            "metrics.jsonl:1: step 2 stands where step 1 belongs"),
        bad(
            "metrics without a line",
            lines("metrics.jsonl", 1, 6),
            "metrics.jsonl: the file is shorter"),
        bad(
            "metrics with an edited line",
            all("metrics.jsonl", "\"loss\":", "\"lost\":"),
            "metrics.jsonl:1: a step has no key 'lost'"),
        bad("data that are gone wrong", text("data.json", "{"), "data.json:1: no valid JSON"),
        bad(
            "data with an unknown key",
            old("data.json", "\"train\"", "\"trian\""),
            "data.json: the record of the data has no key 'trian'"),
        bad(
            "data of another id",
            old("data.json", "\"h2\"", "\"h3\""),
            "the run began with 'h3', not 'h2', as datum 1 trained on"),
        bad(
            "data of another weight",
            all("data.json", "\"weight\" : 1.0", "\"weight\" : 2.0"),
            "set.yaml:10: the weight of 'h2' differs from what this run began with"),
        bad(
            "a reference that differs",
            r -> edit(r.resolveSibling("set.yaml"), t -> t.replace("109.48", "109.49")),
            "set.yaml:10: the reference of 'h2' differs"),
        bad(
            "a geometry that differs",
            r -> edit(r.resolveSibling("set.yaml"), t -> t.replace("0.7414", "0.75")),
            "set.yaml:10: the systems of 'h2' differ from what"),
        bad(
            "a weight that differs",
            r ->
                edit(
                    r.resolveSibling("set.yaml"),
                    t -> t.replace("value: 232.97", "value: 232.97, weight: 2")),
            "set.yaml:11: the weight of 'h2o' differs"),
        bad(
            "data that differ, of an older run",
            r -> {
              gone("data.json").apply(r);
              edit(r.resolveSibling("set.yaml"), t -> t.replace("109.48", "109.49"));
            },
            "or the data differ"),
        bad(
            "no array of parameters",
            arrays(a -> a.remove("parameters")),
            "belongs to another functional"),
        bad(
            "fewer parameters",
            arrays(a -> a.put("parameters", new double[3])),
            "belongs to another functional"),
        bad(
            "parameters that are NaN",
            arrays(a -> a.get("parameters")[0] = Double.NaN),
            "the parameters are no numbers"),
        bad(
            "an array that no run has",
            arrays(a -> a.put("denstiy.0.0", new double[1])),
            "'denstiy.0.0', which no run has"),
        bad(
            "a density of a system that is not there",
            arrays(a -> a.put("density.99.0", new double[1])),
            "'density.99.0', which no run has"),
        bad(
            "a density of another size",
            arrays(a -> a.put("density.0.0", new double[7])),
            "'density.0.0' is not a density of its system"),
        bad(
            "a stage too many",
            position(p -> new Checkpoint.Position(7, 0, 0, p.step(), 1, p.metricsBytes())),
            "its position is not one of this run"),
        bad(
            "an epoch too many",
            position(p -> new Checkpoint.Position(0, 9, 0, p.step(), 1, p.metricsBytes())),
            "its position is not one of this run"),
        bad(
            "another number of steps",
            position(p -> new Checkpoint.Position(p.stage(), 0, 0, 1, 1, p.metricsBytes())),
            "its position is not one of this run"),
        bad(
            "the metrics of fewer steps",
            position(p -> new Checkpoint.Position(p.stage(), 0, 0, p.step(), 1, 0)),
            "the file has 0 steps where its checkpoint has done 6"));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("resumptions")
  void goingOnWithADamagedRunIsRefused(String what, Damage damage, String[] says) throws Exception {
    damage.apply(folder.resolve("run"));
    refuses(says, resume());
  }

  @Test
  void aRunThatIsWholeGoesOnAndIsReported() throws Exception {
    Path config = folder.resolve("config.yaml");
    Files.writeString(
        config,
        "# the same\n"
            + Files.readString(config).replace("learning_rate: 0.01", "learning_rate: 1e-2"));
    Path moved = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(config, moved.resolve("config.yaml"));
    edit(moved.resolve("config.yaml"), text -> text.replace("set.yaml", "../set.yaml"));
    run(
        ExitCode.DONE,
        "train",
        moved.resolve("config.yaml").toString(),
        "--out",
        folder.resolve("run").toString(),
        "--resume");
    run(ExitCode.DONE, "report", folder.resolve("run").toString());
  }

  @Test
  void runsOfBeforeThereWereMarksAreRead() throws Exception {
    Path run = folder.resolve("run");
    gone("data.json").apply(run);
    all("evaluation.json", "(?s)\"course\" : \\{[^}]*\\},", "").apply(run);
    all("metrics.jsonl", "\"(penalties\":\\{\\}|projected_modes\":0),", "").apply(run);
    run(ExitCode.DONE, "report", run.toString());
  }

  private String[] resume() {
    return new String[] {
      "train",
      folder.resolve("config.yaml").toString(),
      "--out",
      folder.resolve("run").toString(),
      "--resume"
    };
  }

  private static String run(int expected, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(code).as(err.toString()).isEqualTo(expected);
    return err.toString();
  }

  private void refuses(String[] says, String... arguments) throws IOException {
    Map<Path, String> before = files();
    String err = run(ExitCode.BAD_INPUT, arguments);
    assertThat(err.lines()).as(err).hasSize(1);
    assertThat(err).contains(says).contains("; ").hasSizeLessThan(600);
    assertThat(files()).isEqualTo(before);
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static void edit(Path file, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Files.writeString(file, change.apply(Files.readString(file)));
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path part : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(part);
      }
    }
  }

  private static Damage gone(String name) {
    return run -> Files.delete(run.resolve(name));
  }

  private static Damage asFolder(String name) {
    return run -> {
      Files.deleteIfExists(run.resolve(name));
      Files.createDirectory(run.resolve(name));
    };
  }

  private static Damage asFile(String name) {
    return run -> {
      delete(run.resolve(name));
      Files.writeString(run.resolve(name), "text");
    };
  }

  private static void link(Path run) throws IOException {
    delete(run);
    Files.createSymbolicLink(run, run.resolveSibling("nowhere"));
  }

  private static Damage text(String name, String text) {
    return run -> Files.writeString(run.resolve(name), text);
  }

  private static Damage cut(String name) {
    return run -> edit(run.resolve(name), DamagedRunTest::cutInALine);
  }

  /** About two thirds; how long lines are depends on how long the run took. */
  private static String cutInALine(String text) {
    int end = 2 * text.length() / 3;
    while (text.charAt(end - 1) == '\n' || text.charAt(end) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Damage bytes(String name) {
    return run -> {
      byte[] bytes = Files.readAllBytes(run.resolve(name));
      bytes[5] = (byte) 0xff;
      Files.write(run.resolve(name), bytes);
    };
  }

  /** The first of a text replaced. */
  private static Damage old(String name, String from, String to) {
    return run ->
        edit(
            run.resolve(name),
            text -> {
              int at = text.indexOf(from);
              assertThat(at).as(from).isNotNegative();
              return text.substring(0, at) + to + text.substring(at + from.length());
            });
  }

  private static Damage last(String name, String from, String to) {
    return run ->
        edit(
            run.resolve(name),
            text -> {
              int at = text.lastIndexOf(from);
              return text.substring(0, at) + to + text.substring(at + from.length());
            });
  }

  /** All of a pattern replaced. */
  private static Damage all(String name, String from, String to) {
    return run ->
        edit(
            run.resolve(name),
            text -> {
              String changed = text.replaceAll(from, to);
              assertThat(changed).as(from).isNotEqualTo(text);
              return changed;
            });
  }

  /** Only some lines, each pair from the first (inclusive) to the second (exclusive). */
  private static Damage lines(String name, int... ranges) {
    return run -> {
      List<String> lines = Files.readAllLines(run.resolve(name));
      List<String> kept = new java.util.ArrayList<>();
      for (int i = 0; i < ranges.length; i += 2) {
        kept.addAll(lines.subList(ranges[i], ranges[i + 1]));
      }
      Files.write(run.resolve(name), kept);
    };
  }

  private static Damage other(String name) {
    return run -> {
      Path there = run.resolve(name);
      delete(there);
      Files.move(run.resolveSibling("other").resolve(name), there);
    };
  }

  /** The newest checkpoint with other arrays, and a checksum that fits. */
  private static Damage arrays(java.util.function.Consumer<Map<String, double[]>> change) {
    return checkpoint(
        before -> {
          Map<String, double[]> arrays = new LinkedHashMap<>(before.arrays());
          change.accept(arrays);
          return new Checkpoint(before.configDigest(), before.position(), before.order(), arrays);
        });
  }

  private static Damage position(java.util.function.UnaryOperator<Checkpoint.Position> change) {
    return checkpoint(
        before ->
            new Checkpoint(
                before.configDigest(),
                change.apply(before.position()),
                before.order(),
                before.arrays()));
  }

  private static Damage checkpoint(java.util.function.UnaryOperator<Checkpoint> change) {
    return run -> {
      Path checkpoints = run.resolve("checkpoint");
      Checkpoint newest = new CheckpointFolder(checkpoints).newest().orElseThrow();
      try (Stream<Path> files = Files.list(checkpoints)) {
        for (Path file : files.toList()) {
          Files.write(file, change.apply(newest).toBytes());
        }
      }
    };
  }
}
