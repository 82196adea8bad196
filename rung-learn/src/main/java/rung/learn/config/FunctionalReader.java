package rung.learn.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rung.learn.yaml.Suggestion;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;

/** Reads {@code functional:}. */
final class FunctionalReader {
  private static final List<String> KINDS =
      List.of("neural-gga", "neural-lda", "analytic", "model");
  private static final int WIDEST = 4096;

  private FunctionalReader() {}

  static FunctionalChoice read(YamlNode node, Path folder) {
    YamlNode kind = YamlFields.mapping(node, "'functional'").entries().get("kind");
    if (kind == null) {
      throw new InputException(
          "'functional' lacks 'kind'",
          node.where(),
          "add 'kind: " + String.join(" | ", KINDS) + "'");
    }
    return switch (YamlFields.text(kind, "'kind'")) {
      case "neural-gga" -> neural(node, true);
      case "neural-lda" -> neural(node, false);
      case "analytic" -> {
        YamlFields fields = YamlFields.of(node, "'functional'", "kind", "expression", "free");
        yield new FunctionalChoice.Analytic(
            fields.text("expression"), fields.texts("free"), fields.where("expression"));
      }
      case "model" -> {
        YamlFields fields = YamlFields.of(node, "'functional'", "kind", "path");
        yield new FunctionalChoice.Model(
            folder.resolve(fields.text("path")).normalize().toString(), fields.where("path"));
      }
      case String other ->
          throw new InputException(
              "'" + other + "' is not a kind of functional",
              kind.where(),
              Suggestion.among(other, KINDS));
    };
  }

  private static FunctionalChoice neural(YamlNode node, boolean gradient) {
    YamlFields fields =
        YamlFields.of(
            node,
            "'functional'",
            "kind",
            "base",
            "hidden",
            "activation",
            "seed",
            "uniform_gas_limit",
            "train_base");
    if (!gradient && fields.has("uniform_gas_limit")) {
      throw new InputException(
          "'uniform_gas_limit' belongs to 'kind: neural-gga'",
          fields.where("uniform_gas_limit"),
          "remove it; a neural LDA changes nothing but that limit");
    }
    List<Integer> hidden = new ArrayList<>();
    if (fields.has("hidden")) {
      for (YamlNode item : fields.items("hidden")) {
        int width = YamlFields.integer(item, "a width in 'hidden'");
        if (width < 1 || width > WIDEST) {
          throw new InputException(
              "a hidden layer of " + width, item.where(), "give widths from 1 to " + WIDEST);
        }
        hidden.add(width);
      }
    } else {
      hidden.addAll(List.of(32, 32, 32));
    }
    return new FunctionalChoice.Neural(
        gradient,
        fields.text("base", gradient ? "pbe" : "lda"),
        hidden,
        fields.text("activation", "silu"),
        fields.integer("seed", 0, 0),
        fields.flag("uniform_gas_limit", gradient),
        fields.flag("train_base", false),
        fields.where());
  }
}
