package rung.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import rung.functional.Functional;
import rung.functional.form.Feature;
import rung.functional.form.NeuralConstraints;
import rung.functional.form.NeuralDesign;
import rung.functional.form.NeuralPreset;
import rung.functional.form.NeuralShape;
import rung.functional.form.TrainedConstants;
import rung.system.InputException;

/** The part of {@code model.json} that describes networks and their place in the formula. */
final class NeuralJson {
  /** Widest and deepest network that is believed to be meant. */
  private static final int WIDEST = 4096;

  private static final int DEEPEST = 32;

  private NeuralJson() {}

  static void write(ObjectNode root, ModelSpec.Neural neural, Functional functional) {
    NeuralDesign design = neural.design();
    root.put("base", design.base());
    ArrayNode ingredients = root.putArray("ingredients");
    functional.ingredients().stream()
        .sorted()
        .forEach(i -> ingredients.add(i.name().toLowerCase(Locale.ROOT)));
    ArrayNode terms = root.putArray("terms");
    for (NeuralDesign.Term term : design.terms()) {
      ObjectNode own = terms.addObject();
      own.put("form", term.shape().id());
      ArrayNode features = own.putArray("features");
      term.features().forEach(feature -> features.add(feature.id()));
      if (term.start() != 0) {
        own.put("start", term.start());
      }
    }
    ObjectNode constraints = root.putObject("constraints");
    NeuralConstraints held = design.constraints();
    constraints.put("exchange_spin_scaling", held.spinScaling());
    constraints.put("exchange_coordinate_scaling", held.coordinateScaling());
    constraints.put("uniform_gas_limit", held.uniformGasLimit());
    constraints.put("lieb_oxford", held.liebOxford());
    constraints.put("large_gradient_decay", held.largeGradientDecay());
    constraints.put("correlation_sign", held.correlationSign());
    constraints.put("one_electron_correlation", held.oneElectronCorrelation());
    constraints.put("slope_bound", held.slopeBound());
    TrainedConstants trained = design.trained();
    if (trained.names().isEmpty()) {
      root.put("trainable_base", trained.all());
    } else {
      ArrayNode names = root.putArray("trainable_base");
      trained.names().forEach(names::add);
    }
    ObjectNode architecture = root.putObject("architecture");
    architecture.put("type", "mlp");
    ArrayNode hidden = architecture.putArray("hidden");
    neural.hidden().forEach(hidden::add);
    architecture.put("activation", neural.activation().id());
    ObjectNode inputs = architecture.putObject("inputs");
    neural.networks().forEach((name, shape) -> inputs.put(name, shape.inputs()));
  }

  /**
   * Reads the description of a kind.
   *
   * @param preset whose kind it is, empty for {@link NeuralDesign#OWN_KIND}
   */
  static ModelSpec.Neural read(JsonNode root, Optional<NeuralPreset> preset, String where) {
    JsonNode architecture = root.path("architecture");
    if (!architecture.path("type").asText().equals("mlp")) {
      throw ModelJson.malformed("has the unknown architecture " + architecture.path("type"), where);
    }
    List<Integer> hidden = new ArrayList<>();
    for (JsonNode width : architecture.path("hidden")) {
      if (!width.isInt() || width.intValue() < 1 || width.intValue() > WIDEST) {
        throw ModelJson.malformed("has a hidden layer of width " + width, where);
      }
      hidden.add(width.intValue());
    }
    if (hidden.isEmpty() || hidden.size() > DEEPEST) {
      throw ModelJson.malformed("has " + hidden.size() + " hidden layers", where);
    }
    String name = ModelJson.text(architecture, "activation", where);
    Activation activation =
        Activation.of(name)
            .orElseThrow(
                () ->
                    ModelJson.malformed(
                        "has the unknown activation '"
                            + name
                            + "' (known: "
                            + Arrays.stream(Activation.values())
                                .map(Activation::id)
                                .collect(Collectors.joining(", "))
                            + ")",
                        where));
    return new ModelSpec.Neural(design(root, preset, where), hidden, activation);
  }

  private static NeuralDesign design(JsonNode root, Optional<NeuralPreset> preset, String where) {
    String base = ModelJson.text(root, "base", where);
    TrainedConstants trained = trained(root.path("trainable_base"), where);
    JsonNode node = root.path("constraints");
    if (!root.has("terms") && preset.isPresent()) {
      return beforeTerms(preset.get(), base, node, trained, where);
    }
    List<NeuralDesign.Term> terms = new ArrayList<>();
    for (JsonNode term : root.path("terms")) {
      terms.add(term(term, where));
    }
    String kind = preset.map(NeuralPreset::kind).orElse(NeuralDesign.OWN_KIND);
    return new NeuralDesign(kind, base, terms, constraints(node, where), trained);
  }

  /** Models of before the terms were written down; below the meta-GGA they had one choice only. */
  private static NeuralDesign beforeTerms(
      NeuralPreset preset, String base, JsonNode node, TrainedConstants trained, String where) {
    if (preset == NeuralPreset.META_GGA) {
      return preset.design(base, constraints(node, where), trained);
    }
    boolean gas = ModelJson.flag(node, "uniform_gas_limit", where);
    try {
      return preset.added(base, preset.usualConstraints().withUniformGasLimit(gas), trained);
    } catch (InputException e) {
      throw new InputException(e.what(), where, e.remedy());
    }
  }

  private static NeuralDesign.Term term(JsonNode node, String where) {
    String form = ModelJson.text(node, "form", where);
    NeuralShape shape =
        NeuralShape.of(form)
            .orElseThrow(() -> ModelJson.malformed("has the unknown form '" + form + "'", where));
    List<Feature> features = new ArrayList<>();
    for (JsonNode feature : node.path("features")) {
      features.add(
          Feature.parse(feature.asText())
              .orElseThrow(() -> ModelJson.malformed("has the unknown feature " + feature, where)));
    }
    return new NeuralDesign.Term(shape, features, node.path("start").asDouble(0));
  }

  private static TrainedConstants trained(JsonNode node, String where) {
    if (node.isBoolean()) {
      return node.booleanValue() ? TrainedConstants.ALL : TrainedConstants.NONE;
    }
    if (!node.isArray()) {
      throw ModelJson.malformed("lacks 'trainable_base' (true, false or names)", where);
    }
    List<String> names = new ArrayList<>();
    node.forEach(name -> names.add(name.asText()));
    return TrainedConstants.of(names);
  }

  /** Models of before there were decay and slope bound do not name them. */
  private static NeuralConstraints constraints(JsonNode node, String where) {
    if (!node.path("lieb_oxford").isNumber()) {
      throw ModelJson.malformed("lacks the number 'lieb_oxford'", where);
    }
    return new NeuralConstraints(
        ModelJson.flag(node, "exchange_spin_scaling", where),
        ModelJson.flag(node, "exchange_coordinate_scaling", where),
        ModelJson.flag(node, "uniform_gas_limit", where),
        node.path("lieb_oxford").doubleValue(),
        node.path("large_gradient_decay").asBoolean(false),
        ModelJson.flag(node, "correlation_sign", where),
        ModelJson.flag(node, "one_electron_correlation", where),
        node.path("slope_bound").asDouble(0));
  }
}
