package rung.learn.config;

import java.util.Arrays;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;

/** Reads stages and their optimizers. */
final class StageReader {
  /** What is used where nothing is said. */
  static final OptimizerOptions DEFAULT =
      new OptimizerOptions("adam", 1e-3, new Schedule.Constant(), 0, Double.POSITIVE_INFINITY);

  /** What every stage has that says nothing else. */
  record Usual(OptimizerOptions optimizer, PenaltyOptions penalties, StabiliseOptions stabilise) {
    static Usual read(YamlFields fields) {
      return new Usual(
          fields.has("optimizer")
              ? StageReader.optimizer(fields.node("optimizer"), DEFAULT)
              : DEFAULT,
          fields.has("penalties")
              ? PenaltyReader.read(fields.node("penalties"))
              : PenaltyOptions.NONE,
          fields.has("stabilise")
              ? StabiliseOptions.read(fields.node("stabilise"))
              : StabiliseOptions.NONE);
    }
  }

  private StageReader() {}

  /** Reads a stage; what it does not say is taken from {@code usual}. */
  static Stage read(YamlNode node, Usual usual) {
    YamlFields fields =
        YamlFields.of(
            node, "a stage", "mode", "epochs", "optimizer", "parent", "penalties", "stabilise");
    fields.text("mode");
    String name =
        fields.choice(
            "mode",
            "",
            Arrays.stream(Stage.Mode.values()).map(Stage.Mode::label).toArray(String[]::new));
    Stage.Mode mode =
        Arrays.stream(Stage.Mode.values())
            .filter(known -> known.label().equals(name))
            .findFirst()
            .orElseThrow();
    if (!fields.has("epochs")) {
      throw new InputException("a stage lacks 'epochs'", fields.where(), "add 'epochs: 10'");
    }
    if ((mode == Stage.Mode.PRETRAIN) != fields.has("parent")) {
      throw new InputException(
          fields.has("parent")
              ? "'parent' belongs to 'mode: pretrain'"
              : "a pretrain stage lacks 'parent'",
          fields.where(),
          fields.has("parent")
              ? "remove it"
              : "add the functional to start from, 'parent: r2scan'");
    }
    return new Stage(
        mode,
        fields.integer("epochs", 1, 0),
        fields.has("optimizer")
            ? optimizer(fields.node("optimizer"), usual.optimizer())
            : usual.optimizer(),
        fields.has("parent") ? fields.fileName("parent") : null,
        fields.has("penalties") ? PenaltyReader.read(fields.node("penalties")) : usual.penalties(),
        fields.has("stabilise")
            ? StabiliseOptions.read(fields.node("stabilise"))
            : usual.stabilise());
  }

  static OptimizerOptions optimizer(YamlNode node, OptimizerOptions usual) {
    YamlFields fields =
        YamlFields.of(
            node,
            "'optimizer'",
            "kind",
            "learning_rate",
            "schedule",
            "final_fraction",
            "weight_decay",
            "gradient_clip");
    String kind = fields.choice("kind", usual.kind(), "adam", "lbfgs");
    // A line search needs the gradient of its loss: a shortened one is that of no loss.
    boolean clips = !kind.equals("lbfgs");
    if (!clips && fields.has("gradient_clip")) {
      throw new InputException(
          "'gradient_clip' does not go with 'kind: lbfgs', whose line search bounds its steps",
          fields.where("gradient_clip"),
          "remove it");
    }
    return new OptimizerOptions(
        kind,
        fields.positive("learning_rate", usual.learningRate()),
        fields.has("schedule") || fields.has("final_fraction")
            ? schedule(fields)
            : usual.schedule(),
        fields.number("weight_decay", usual.weightDecay(), 0),
        clips ? fields.positive("gradient_clip", usual.gradientClip()) : Double.POSITIVE_INFINITY);
  }

  private static Schedule schedule(YamlFields fields) {
    double last = fields.number("final_fraction", 0.01, 0);
    return switch (fields.choice("schedule", "constant", "constant", "cosine", "exponential")) {
      case "cosine" -> new Schedule.Cosine(last);
      case "exponential" -> {
        if (last == 0) {
          throw new InputException(
              "'final_fraction' is 0",
              fields.where("final_fraction"),
              "an exponential decay needs a number above zero");
        }
        yield new Schedule.Exponential(last);
      }
      default -> {
        if (fields.has("final_fraction")) {
          throw new InputException(
              "'final_fraction' belongs to 'schedule: cosine' or 'exponential'",
              fields.where("final_fraction"),
              "remove it or set the schedule");
        }
        yield new Schedule.Constant();
      }
    };
  }
}
