package rung.learn.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;
import rung.system.Suggestion;

/** Reads {@code functional:}. */
final class FunctionalReader {
  private static final List<String> KINDS =
      Stream.concat(
              Arrays.stream(NeuralPreset.values()).map(NeuralPreset::kind),
              Stream.of(NeuralDesign.OWN_KIND, "analytic", "model"))
          .toList();

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
      case NeuralDesign.OWN_KIND -> NeuralReader.own(node);
      case "analytic" -> {
        YamlFields fields = YamlFields.of(node, "'functional'", "kind", "expression", "free");
        yield new FunctionalChoice.Analytic(
            fields.text("expression"), fields.texts("free"), fields.where("expression"));
      }
      case "model" -> {
        YamlFields fields = YamlFields.of(node, "'functional'", "kind", "path");
        yield new FunctionalChoice.Model(
            folder.resolve(fields.fileName("path")).normalize().toString(), fields.where("path"));
      }
      case String other ->
          NeuralReader.preset(
              node,
              NeuralPreset.of(other)
                  .orElseThrow(
                      () ->
                          new InputException(
                              "'" + other + "' is not a kind of functional",
                              kind.where(),
                              Suggestion.among(other, KINDS))));
    };
  }
}
