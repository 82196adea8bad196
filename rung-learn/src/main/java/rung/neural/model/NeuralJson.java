package rung.neural.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rung.functional.Functional;
import rung.functional.neural.Feature;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.NeuralShape;
import rung.functional.neural.TrainedConstants;
import rung.neural.Activation;
import rung.neural.Architecture;
import rung.system.InputText;
import rung.system.JsonFields;
import rung.system.Suggestion;

/** The part of {@code model.json} that describes networks and their place in the formula. */
final class NeuralJson {
  /** Every key of the description of a neural kind, besides those of all kinds. */
  static final List<String> KEYS =
      List.of("base", "ingredients", "terms", "constraints", "train_base", "architecture");

  /** Widest and deepest network that is believed to be meant. */
  private static final int WIDEST = 4096;

  private static final int DEEPEST = 32;

  private static final String REMEDY = "copy or write the model again";

  private NeuralJson() {}

  static void write(ObjectNode root, ModelSpec.Neural neural, Functional functional) {
    NeuralDesign design = neural.design();
    root.put("base", design.base());
    ArrayNode ingredients = root.putArray("ingredients");
    names(functional).forEach(ingredients::add);
    ArrayNode terms = root.putArray("terms");
    for (NeuralDesign.Correction term : design.corrections()) {
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
    constraints.put("spin_scaling", held.spinScaling());
    constraints.put("coordinate_scaling", held.coordinateScaling());
    constraints.put("uniform_gas_limit", held.uniformGasLimit());
    constraints.put("lieb_oxford", held.liebOxford());
    constraints.put("large_gradient_decay", held.largeGradientDecay());
    constraints.put("correlation_sign", held.correlationSign());
    constraints.put("one_electron_correlation", held.oneElectronCorrelation());
    constraints.put("slope_bound", held.slopeBound());
    TrainedConstants trained = design.trained();
    if (trained.names().isEmpty()) {
      root.put("train_base", trained.all());
    } else {
      ArrayNode names = root.putArray("train_base");
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
  static ModelSpec.Neural read(JsonFields root, Optional<NeuralPreset> preset) {
    JsonFields architecture = architecture(root);
    architecture.choice("type", List.of("mlp"));
    List<Integer> hidden = new ArrayList<>();
    for (double width : architecture.numbers("hidden")) {
      if (width < 1 || width > WIDEST || width != Math.rint(width)) {
        throw architecture.error(
            "hidden", "a hidden layer of width " + width, "give whole numbers up to " + WIDEST);
      }
      hidden.add((int) width);
    }
    if (hidden.isEmpty() || hidden.size() > DEEPEST) {
      throw architecture.error(
          "hidden", hidden.size() + " hidden layers", "give 1 to " + DEEPEST + " widths");
    }
    List<String> activations = Arrays.stream(Activation.values()).map(Activation::id).toList();
    Activation activation =
        Activation.of(architecture.choice("activation", activations)).orElseThrow();
    return new ModelSpec.Neural(design(root, preset), hidden, activation);
  }

  /**
   * Refuses a description whose summary of itself (what the functional needs, how many variables
   * its networks see) is not that of its terms.
   */
  static void requireSummary(JsonFields root, ModelSpec.Neural neural, Functional functional) {
    String key = "ingredients";
    if (root.has(key) && !Set.copyOf(root.texts(key)).equals(Set.copyOf(names(functional)))) {
      throw root.error(
          key,
          "'ingredients' does not fit the terms, which need "
              + String.join(", ", names(functional)),
          REMEDY);
    }
    JsonFields architecture = architecture(root);
    if (!architecture.has("inputs")) {
      return;
    }
    Map<String, Architecture> networks = neural.networks();
    JsonFields inputs =
        architecture.object("inputs", "'inputs'", networks.keySet().toArray(String[]::new));
    networks.forEach(
        (name, shape) -> {
          if (inputs.integer(name, 0) != shape.inputs()) {
            throw inputs.error(
                name,
                String.format(
                    Locale.ROOT,
                    "the terms give the network '%s' %d variables",
                    name,
                    shape.inputs()),
                REMEDY);
          }
        });
  }

  private static JsonFields architecture(JsonFields root) {
    return root.object("architecture", "'architecture'", "type", "hidden", "activation", "inputs");
  }

  private static List<String> names(Functional functional) {
    return functional.ingredients().stream()
        .sorted()
        .map(i -> i.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static NeuralDesign design(JsonFields root, Optional<NeuralPreset> preset) {
    String base = root.text("base");
    TrainedConstants trained = trained(root);
    JsonFields held =
        root.object(
            "constraints",
            "'constraints'",
            "spin_scaling",
            "coordinate_scaling",
            "uniform_gas_limit",
            "lieb_oxford",
            "large_gradient_decay",
            "correlation_sign",
            "one_electron_correlation",
            "slope_bound");
    List<NeuralDesign.Correction> terms =
        root.objects("terms", "a term", "form", "features", "start").stream()
            .map(NeuralJson::term)
            .toList();
    String kind = preset.map(NeuralPreset::kind).orElse(NeuralDesign.OWN_KIND);
    return new NeuralDesign(kind, base, terms, constraints(held), trained);
  }

  private static NeuralDesign.Correction term(JsonFields term) {
    List<String> forms = Arrays.stream(NeuralShape.values()).map(NeuralShape::id).toList();
    NeuralShape shape = NeuralShape.of(term.choice("form", forms)).orElseThrow();
    List<Feature> features = new ArrayList<>();
    for (String name : term.texts("features")) {
      features.add(
          Feature.parse(name)
              .orElseThrow(
                  () ->
                      term.error(
                          "features",
                          InputText.quote(name) + " is not a feature",
                          Suggestion.among(name, Feature.names()))));
    }
    return new NeuralDesign.Correction(shape, features, term.number("start", 0));
  }

  private static TrainedConstants trained(JsonFields root) {
    if (root.node("train_base").isArray()) {
      return TrainedConstants.of(root.texts("train_base"));
    }
    return root.flag("train_base") ? TrainedConstants.ALL : TrainedConstants.NONE;
  }

  private static NeuralConstraints constraints(JsonFields held) {
    return new NeuralConstraints(
        held.flag("spin_scaling"),
        held.flag("coordinate_scaling"),
        held.flag("uniform_gas_limit"),
        held.number("lieb_oxford"),
        held.flag("large_gradient_decay"),
        held.flag("correlation_sign"),
        held.flag("one_electron_correlation"),
        held.number("slope_bound"));
  }
}
