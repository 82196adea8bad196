package rung.learn.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rung.functional.form.NeuralConstraints;
import rung.functional.form.Rung;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.neural.ModelSpec;
import rung.system.InputException;
import rung.system.Suggestion;

/** Reads {@code functional:}. */
final class FunctionalReader {
  private static final List<String> KINDS =
      List.of("neural-mgga", "neural-gga", "neural-lda", "analytic", "model");
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
      case "neural-mgga" -> neural(node, Rung.META_GGA);
      case "neural-gga" -> neural(node, Rung.GGA);
      case "neural-lda" -> neural(node, Rung.LDA);
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

  private static FunctionalChoice neural(YamlNode node, Rung rung) {
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
            "constraints",
            "train_base");
    if (rung == Rung.LDA && fields.has("uniform_gas_limit")) {
      throw new InputException(
          "'uniform_gas_limit' belongs to 'kind: neural-gga'",
          fields.where("uniform_gas_limit"),
          "remove it; a neural LDA changes nothing but that limit");
    }
    if (rung != Rung.META_GGA && fields.has("constraints")) {
      throw new InputException(
          "'constraints' belongs to 'kind: neural-mgga'",
          fields.where("constraints"),
          "remove it; this rung holds fixed ones, see docs/theory-functionals.md");
    }
    if (rung == Rung.META_GGA && fields.has("uniform_gas_limit")) {
      throw new InputException(
          "'uniform_gas_limit' of a neural-mgga belongs into 'constraints'",
          fields.where("uniform_gas_limit"),
          "write constraints: {uniform_gas_limit: true}");
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
        rung,
        fields.text("base", usualBase(rung)),
        hidden,
        fields.text("activation", "silu"),
        fields.integer("seed", 0, 0),
        constraints(fields, rung),
        fields.flag("train_base", false),
        fields.where());
  }

  private static String usualBase(Rung rung) {
    return switch (rung) {
      case LDA -> "lda";
      case GGA -> "pbe";
      case META_GGA -> "r2scan";
    };
  }

  private static NeuralConstraints constraints(YamlFields fields, Rung rung) {
    NeuralConstraints usual = ModelSpec.Neural.constraints(rung);
    if (rung != Rung.META_GGA) {
      return usual.withUniformGasLimit(fields.flag("uniform_gas_limit", usual.uniformGasLimit()));
    }
    if (!fields.has("constraints")) {
      return usual;
    }
    YamlNode node = fields.node("constraints");
    YamlFields own =
        YamlFields.of(
            node,
            "'constraints'",
            "spin_scaling",
            "coordinate_scaling",
            "uniform_gas_limit",
            "lieb_oxford",
            "correlation_sign",
            "one_electron_correlation");
    double bound = own.number("lieb_oxford", usual.liebOxford());
    if (bound != 0 && !(bound > 1 && bound <= 2.5)) {
      throw new InputException(
          "a Lieb-Oxford bound of " + bound,
          own.where("lieb_oxford"),
          "give 1.174, 1.804, 2.27, or 0 for none");
    }
    return new NeuralConstraints(
        own.flag("spin_scaling", true),
        own.flag("coordinate_scaling", true),
        own.flag("uniform_gas_limit", true),
        bound,
        own.flag("correlation_sign", true),
        own.flag("one_electron_correlation", true));
  }
}
