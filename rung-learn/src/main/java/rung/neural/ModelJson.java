package rung.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rung.functional.form.NeuralConstraints;
import rung.functional.form.Rung;
import rung.system.InputException;

/** {@code model.json}: what a model is, in words and numbers; nothing in it is ever executed. */
final class ModelJson {
  private static final String FORMAT = "rung-model";
  private static final int VERSION = 1;

  /** Widest and deepest network that is believed to be meant. */
  private static final int WIDEST = 4096;

  private static final int DEEPEST = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ModelJson() {}

  /** What the file says. */
  record Description(
      ModelSpec spec, Map<String, Object> provenance, Map<String, Object> certificate) {}

  static byte[] write(Model model) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("kind", model.spec().kind());
    switch (model.spec()) {
      case ModelSpec.Analytic analytic -> root.put("expression", analytic.expression());
      case ModelSpec.Neural neural -> {
        root.put("base", neural.base());
        ArrayNode features = root.putArray("features");
        model.functional().ingredients().stream()
            .sorted()
            .forEach(i -> features.add(i.name().toLowerCase(Locale.ROOT)));
        ObjectNode constraints = root.putObject("constraints");
        NeuralConstraints held = neural.constraints();
        constraints.put("exchange_spin_scaling", held.spinScaling());
        constraints.put("exchange_coordinate_scaling", held.coordinateScaling());
        constraints.put("uniform_gas_limit", held.uniformGasLimit());
        constraints.put("lieb_oxford", held.liebOxford());
        constraints.put("correlation_sign", held.correlationSign());
        constraints.put("one_electron_correlation", held.oneElectronCorrelation());
        root.put("trainable_base", neural.trainableBase());
        ObjectNode architecture = root.putObject("architecture");
        architecture.put("type", "mlp");
        ArrayNode hidden = architecture.putArray("hidden");
        neural.hidden().forEach(hidden::add);
        architecture.put("activation", neural.activation().id());
        ObjectNode inputs = architecture.putObject("inputs");
        neural.networks().forEach((name, shape) -> inputs.put(name, shape.inputs()));
      }
    }
    root.set("provenance", JSON.valueToTree(model.provenance()));
    if (!model.certificate().isEmpty()) {
      root.set("certificate", JSON.valueToTree(model.certificate()));
    }
    try {
      return (JSON.writeValueAsString(root) + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the provenance is not plain data", e);
    }
  }

  static Description read(byte[] bytes, String where) {
    JsonNode root = parse(bytes, where);
    if (!root.path("format").asText().equals(FORMAT)) {
      throw malformed("does not say \"format\": \"" + FORMAT + "\"", where);
    }
    if (root.path("version").asInt(0) != VERSION) {
      throw malformed(
          "has version " + root.path("version") + "; this Rung reads " + VERSION, where);
    }
    ModelSpec spec =
        switch (root.path("kind").asText()) {
          case "analytic" -> new ModelSpec.Analytic(text(root, "expression", where));
          case "neural-lda" -> neural(root, Rung.LDA, where);
          case "neural-gga" -> neural(root, Rung.GGA, where);
          case "neural-mgga" -> neural(root, Rung.META_GGA, where);
          default ->
              throw malformed(
                  "has the unknown kind "
                      + root.path("kind")
                      + " (known: neural-lda, neural-gga, neural-mgga, analytic)",
                  where);
        };
    return new Description(spec, facts(root.path("provenance")), facts(root.path("certificate")));
  }

  private static Map<String, Object> facts(JsonNode node) {
    return node.isObject()
        ? JSON.convertValue(node, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }

  private static JsonNode parse(byte[] bytes, String where) {
    try {
      JsonNode root = JSON.readTree(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      if (!root.isObject()) {
        throw malformed("is not a JSON object", where);
      }
      return root;
    } catch (JsonProcessingException e) {
      throw malformed(
          "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""),
          e.getLocation() == null ? where : where + ":" + e.getLocation().getLineNr());
    }
  }

  private static ModelSpec.Neural neural(JsonNode root, Rung rung, String where) {
    JsonNode architecture = root.path("architecture");
    if (!architecture.path("type").asText().equals("mlp")) {
      throw malformed("has the unknown architecture " + architecture.path("type"), where);
    }
    List<Integer> hidden = new ArrayList<>();
    for (JsonNode width : architecture.path("hidden")) {
      if (!width.isInt() || width.intValue() < 1 || width.intValue() > WIDEST) {
        throw malformed("has a hidden layer of width " + width, where);
      }
      hidden.add(width.intValue());
    }
    if (hidden.isEmpty() || hidden.size() > DEEPEST) {
      throw malformed("has " + hidden.size() + " hidden layers", where);
    }
    String name = text(architecture, "activation", where);
    Activation activation =
        Activation.of(name)
            .orElseThrow(
                () ->
                    malformed(
                        "has the unknown activation '"
                            + name
                            + "' (known: "
                            + Arrays.stream(Activation.values())
                                .map(Activation::id)
                                .collect(Collectors.joining(", "))
                            + ")",
                        where));
    return new ModelSpec.Neural(
        rung,
        text(root, "base", where),
        constraints(root.path("constraints"), rung, where),
        flag(root, "trainable_base", where),
        hidden,
        activation);
  }

  /** Models of before the constraints could be chosen name only some of them. */
  private static NeuralConstraints constraints(JsonNode node, Rung rung, String where) {
    NeuralConstraints usual = ModelSpec.Neural.constraints(rung);
    boolean gas = flag(node, "uniform_gas_limit", where);
    if (rung != Rung.META_GGA) {
      return usual.withUniformGasLimit(gas);
    }
    if (!node.path("lieb_oxford").isNumber()) {
      throw malformed("lacks the number 'lieb_oxford'", where);
    }
    return new NeuralConstraints(
        flag(node, "exchange_spin_scaling", where),
        flag(node, "exchange_coordinate_scaling", where),
        gas,
        node.path("lieb_oxford").doubleValue(),
        flag(node, "correlation_sign", where),
        flag(node, "one_electron_correlation", where));
  }

  private static String text(JsonNode node, String key, String where) {
    if (!node.path(key).isTextual()) {
      throw malformed("lacks the text '" + key + "'", where);
    }
    return node.path(key).textValue();
  }

  private static boolean flag(JsonNode node, String key, String where) {
    if (!node.path(key).isBoolean()) {
      throw malformed("lacks '" + key + "' (true or false)", where);
    }
    return node.path(key).booleanValue();
  }

  private static InputException malformed(String what, String where) {
    return new InputException(
        "the model description " + what, where, "copy or write the model again");
  }
}
