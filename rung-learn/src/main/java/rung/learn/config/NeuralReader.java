package rung.learn.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rung.functional.neural.Feature;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.NeuralShape;
import rung.functional.neural.TrainedConstants;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;
import rung.system.Suggestion;

/** Reads {@code functional:} of the neural kinds. */
final class NeuralReader {
  private static final int WIDEST = 4096;

  private NeuralReader() {}

  /** A preset, some of whose choices may be changed. */
  static FunctionalChoice preset(YamlNode node, NeuralPreset preset) {
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
            "start",
            "train_base");
    String base = fields.text("base", preset.usualBase());
    TrainedConstants trained = trained(fields);
    boolean gas = fields.has("uniform_gas_limit");
    if (gas && (preset != NeuralPreset.GGA || fields.has("constraints"))) {
      throw new InputException(
          "'uniform_gas_limit' by itself belongs to 'kind: neural-gga' without 'constraints'",
          fields.where("uniform_gas_limit"),
          preset == NeuralPreset.LDA
              ? "remove it; a neural LDA changes nothing but that limit"
              : "write constraints: {uniform_gas_limit: true}");
    }
    if (fields.has("start") && preset != NeuralPreset.LOCAL_HYBRID) {
      throw new InputException(
          "'start' belongs to 'kind: neural-local-hybrid'", fields.where("start"), "remove it");
    }
    NeuralConstraints usual = preset.usualConstraints();
    NeuralDesign design;
    if (fields.has("constraints")) {
      design = preset.design(base, constraints(fields, usual), trained);
    } else {
      boolean kept = fields.flag("uniform_gas_limit", usual.uniformGasLimit());
      try {
        design = preset.usual(base, usual.withUniformGasLimit(kept), trained);
      } catch (InputException e) {
        // the name of a functional knows no line
        throw new InputException(e.what(), fields.where(), e.remedy());
      }
    }
    return choice(fields, fields.has("start") ? startingAt(design, fields) : design);
  }

  /** Forms and features of the user's own. */
  static FunctionalChoice own(YamlNode node) {
    YamlFields fields =
        YamlFields.of(
            node,
            "'functional'",
            "kind",
            "base",
            "exchange",
            "correlation",
            "xc",
            "hidden",
            "activation",
            "seed",
            "constraints",
            "train_base");
    List<NeuralDesign.Correction> terms = new ArrayList<>();
    for (String part : List.of("exchange", "correlation", "xc")) {
      if (fields.has(part)) {
        terms.add(term(fields.node(part), part));
      }
    }
    NeuralConstraints held =
        fields.has("constraints")
            ? constraints(fields, NeuralConstraints.NONE)
            : NeuralConstraints.NONE;
    return choice(
        fields,
        new NeuralDesign(NeuralDesign.OWN_KIND, fields.text("base"), terms, held, trained(fields)));
  }

  private static NeuralDesign.Correction term(YamlNode node, String part) {
    YamlFields fields = YamlFields.of(node, "'" + part + "'", "form", "features", "start");
    String form = fields.text("form");
    List<String> forms = Arrays.stream(NeuralShape.values()).map(NeuralShape::id).toList();
    NeuralShape shape =
        NeuralShape.of(form)
            .orElseThrow(
                () ->
                    new InputException(
                        "'" + form + "' is not a form",
                        fields.where("form"),
                        Suggestion.among(form, forms)));
    List<Feature> features = new ArrayList<>();
    for (YamlNode item : fields.items("features")) {
      String name = YamlFields.text(item, "a feature");
      Optional<Feature> feature = Feature.parse(name);
      features.add(
          feature.orElseThrow(
              () ->
                  new InputException(
                      "'" + name + "' is not a feature",
                      item.where(),
                      Suggestion.among(name, Feature.names()))));
    }
    return new NeuralDesign.Correction(shape, features, fields.number("start", 0));
  }

  private static NeuralDesign startingAt(NeuralDesign design, YamlFields fields) {
    List<NeuralDesign.Correction> terms =
        design.corrections().stream()
            .map(
                term ->
                    term.start() == 0
                        ? term
                        : new NeuralDesign.Correction(
                            term.shape(), term.features(), fields.number("start")))
            .toList();
    return new NeuralDesign(
        design.kind(), design.base(), terms, design.constraints(), design.trained());
  }

  private static FunctionalChoice choice(YamlFields fields, NeuralDesign design) {
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
        design,
        hidden,
        fields.text("activation", "silu"),
        fields.integer("seed", 0, 0),
        fields.where());
  }

  /** {@code true}, {@code false} or names of constants. */
  private static TrainedConstants trained(YamlFields fields) {
    if (fields.has("train_base") && fields.node("train_base") instanceof YamlNode.Items) {
      return TrainedConstants.of(fields.texts("train_base"));
    }
    return fields.flag("train_base", false) ? TrainedConstants.ALL : TrainedConstants.NONE;
  }

  private static NeuralConstraints constraints(YamlFields fields, NeuralConstraints usual) {
    YamlFields own =
        YamlFields.of(
            fields.node("constraints"),
            "'constraints'",
            "spin_scaling",
            "coordinate_scaling",
            "uniform_gas_limit",
            "lieb_oxford",
            "large_gradient_decay",
            "correlation_sign",
            "one_electron_correlation",
            "slope_bound");
    double bound = own.number("lieb_oxford", usual.liebOxford());
    if (bound != 0 && !(bound > 1 && bound <= 2.5)) {
      throw new InputException(
          "a Lieb-Oxford bound of " + bound,
          own.where("lieb_oxford"),
          "give 1.174, 1.804, 2.27, or 0 for none");
    }
    return new NeuralConstraints(
        own.flag("spin_scaling", usual.spinScaling()),
        own.flag("coordinate_scaling", usual.coordinateScaling()),
        own.flag("uniform_gas_limit", usual.uniformGasLimit()),
        bound,
        own.flag("large_gradient_decay", usual.largeGradientDecay()),
        own.flag("correlation_sign", usual.correlationSign()),
        own.flag("one_electron_correlation", usual.oneElectronCorrelation()),
        own.number("slope_bound", 0, 0));
  }
}
