package rung.learn.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rung.learn.config.Stage;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;
import rung.learn.objective.LeftOut;
import rung.learn.task.Jump;
import rung.learn.task.SystemCourse;
import rung.system.InputException;
import rung.system.JsonFields;

/** Lines of metrics.jsonl, one {@link StepReport} each; read strictly, one after the other. */
public final class Metrics {
  private static final String REMEDY = "restore the file, or begin anew with --force";
  private static final List<String> MODES =
      Arrays.stream(Stage.Mode.values()).map(Stage.Mode::label).toList();

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final List<String> KEYS =
      List.of(
          "step",
          "stage",
          "mode",
          "epoch",
          "epochs",
          "batch",
          "batches",
          "loss",
          "validation_loss",
          "penalties",
          "gradient_norm",
          "learning_rate",
          "evaluations",
          "scf_iterations",
          "adjoint_iterations",
          "retried",
          "unconverged",
          "not_finite",
          "jumped",
          "systems",
          "unsolved_adjoints",
          "projected_modes",
          "seconds",
          "resident_kib");

  private Metrics() {}

  /** A step as a line: its errors have the keys of their quantities, null where there are none. */
  static String line(StepReport step) {
    ObjectNode line = JSON.createObjectNode();
    JsonNode all = JSON.valueToTree(step);
    for (Map.Entry<String, JsonNode> field : all.properties()) {
      if (field.getKey().equals("mean_errors")) {
        for (Quantity quantity : DatumKinds.quantities()) {
          line.set(quantity.keys().metric(), field.getValue().get(quantity.name()));
        }
      } else {
        line.set(field.getKey(), field.getValue());
      }
    }
    return line.toString();
  }

  /**
   * The steps that a file tells of.
   *
   * @param file its name in messages
   * @param bytes all of it, or the part that a checkpoint vouches for
   */
  public static List<StepReport> read(String file, byte[] bytes) {
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
      throw new InputException(
          "the last line is cut short", file + ":" + (lines(bytes) + 1), REMEDY);
    }
    List<StepReport> steps = new ArrayList<>();
    int begin = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        String where = file + ":" + (steps.size() + 1);
        StepReport step = step(text(bytes, begin, end, where), where);
        requireNext(steps, step, where);
        steps.add(step);
        begin = end + 1;
      }
    }
    return steps;
  }

  private static int lines(byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static String text(byte[] bytes, int begin, int end, String where) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, begin, end - begin))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InputException("the line is no text in UTF-8", where, REMEDY);
    }
  }

  private static void requireNext(List<StepReport> before, StepReport step, String where) {
    if (step.step() != before.size() + 1) {
      throw new InputException(
          "step " + step.step() + " stands where step " + (before.size() + 1) + " belongs",
          where,
          REMEDY);
    }
    if (!before.isEmpty() && step.stage() < before.getLast().stage()) {
      throw new InputException(
          "stage " + step.stage() + " follows stage " + before.getLast().stage(), where, REMEDY);
    }
  }

  private static StepReport step(String line, String where) {
    try {
      return step(JsonFields.read(where, line, "a step", keys()));
    } catch (InputException e) {
      // The parser counts lines of the line that it was given.
      String at = e.where().matches(Pattern.quote(where) + ":\\d+") ? where : e.where();
      throw new InputException(e.what(), at, e.remedy() + "; or " + REMEDY);
    }
  }

  private static String[] keys() {
    return Stream.concat(
            KEYS.stream(), DatumKinds.quantities().stream().map(q -> q.keys().metric()))
        .toArray(String[]::new);
  }

  private static StepReport step(JsonFields line) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (Quantity quantity : DatumKinds.quantities()) {
      if (line.has(quantity.keys().metric())) {
        errors.put(quantity.name(), line.number(quantity.keys().metric()));
      }
    }
    Map<String, Double> penalties = new LinkedHashMap<>();
    if (line.has("penalties")) {
      JsonFields shares = line.free("penalties", "'penalties'");
      shares.keys().forEach(key -> penalties.put(key, shares.number(key)));
    }
    int epochs = line.integer("epochs", 1);
    int batches = line.integer("batches", 1);
    return new StepReport(
        line.integer("step", 1),
        line.integer("stage", 0),
        line.choice("mode", MODES),
        count(line, "epoch", epochs),
        epochs,
        count(line, "batch", batches),
        batches,
        line.number("loss"),
        errors,
        line.has("validation_loss") ? line.number("validation_loss") : null,
        penalties,
        positive(line, "gradient_norm"),
        line.number("learning_rate"),
        line.integer("evaluations", 1),
        line.integer("scf_iterations", 0),
        line.integer("adjoint_iterations", 0),
        line.integer("retried", 0),
        line.texts("unconverged"),
        // Runs of before jumps were told have neither.
        line.has("jumped") ? line.texts("jumped") : List.of(),
        line.has("systems") ? systems(line) : List.of(),
        leftOut(line),
        line.integer("unsolved_adjoints", 0),
        // Runs of before there were penalties and projected modes have neither.
        line.integer("projected_modes", 0, 0),
        positive(line, "seconds"),
        (long) positive(line, "resident_kib"));
  }

  /** Runs of before these were told have none. */
  private static List<LeftOut> leftOut(JsonFields line) {
    return line.has("not_finite")
        ? line.objects("not_finite", "a system", "system", "reason").stream()
            .map(one -> new LeftOut(one.text("system"), one.text("reason")))
            .toList()
        : List.of();
  }

  private static List<SystemCourse> systems(JsonFields line) {
    return line
        .objects(
            "systems",
            "a system",
            "system",
            "converged",
            "attempts",
            "iterations",
            "residual",
            "lowest_curvature",
            "jump",
            "left_out")
        .stream()
        .map(
            s ->
                new SystemCourse(
                    s.text("system"),
                    s.flag("converged"),
                    s.integer("attempts", 1),
                    s.integer("iterations", 0),
                    s.has("residual") ? s.number("residual") : null,
                    s.has("lowest_curvature") ? s.number("lowest_curvature") : null,
                    s.has("jump") ? jump(s.object("jump", "a jump", "energy", "electrons")) : null,
                    s.flag("left_out")))
        .toList();
  }

  private static Jump jump(JsonFields fields) {
    return new Jump(fields.number("energy"), fields.number("electrons"));
  }

  /** A number from one to {@code last}. */
  private static int count(JsonFields line, String key, int last) {
    int value = line.integer(key, 1);
    if (value > last) {
      throw line.error(key, "'" + key + "' is " + value + " of " + last, "give at most " + last);
    }
    return value;
  }

  private static double positive(JsonFields line, String key) {
    double value = line.number(key);
    if (value < 0) {
      throw line.error(key, "'" + key + "' is " + value, "give a number of at least 0");
    }
    return value;
  }
}
