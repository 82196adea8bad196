package rung.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rung.functional.form.NeuralDesign;
import rung.functional.form.NeuralPreset;
import rung.system.InputException;

/** {@code model.json}: what a model is, in words and numbers; nothing in it is ever executed. */
final class ModelJson {
  private static final String FORMAT = "rung-model";
  private static final int VERSION = 1;

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
      case ModelSpec.Neural neural -> NeuralJson.write(root, neural, model.functional());
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
    ModelSpec spec = spec(root, root.path("kind").asText(), where);
    return new Description(spec, facts(root.path("provenance")), facts(root.path("certificate")));
  }

  private static ModelSpec spec(JsonNode root, String kind, String where) {
    if (kind.equals("analytic")) {
      return new ModelSpec.Analytic(text(root, "expression", where));
    }
    Optional<NeuralPreset> preset = NeuralPreset.of(kind);
    if (preset.isPresent() || kind.equals(NeuralDesign.OWN_KIND)) {
      return NeuralJson.read(root, preset, where);
    }
    String known =
        Arrays.stream(NeuralPreset.values())
            .map(NeuralPreset::kind)
            .collect(Collectors.joining(", "));
    throw malformed(
        "has the unknown kind "
            + root.path("kind")
            + " (known: "
            + known
            + ", "
            + NeuralDesign.OWN_KIND
            + ", analytic)",
        where);
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

  static String text(JsonNode node, String key, String where) {
    if (!node.path(key).isTextual()) {
      throw malformed("lacks the text '" + key + "'", where);
    }
    return node.path(key).textValue();
  }

  static boolean flag(JsonNode node, String key, String where) {
    if (!node.path(key).isBoolean()) {
      throw malformed("lacks '" + key + "' (true or false)", where);
    }
    return node.path(key).booleanValue();
  }

  static InputException malformed(String what, String where) {
    return new InputException(
        "the model description " + what, where, "copy or write the model again");
  }
}
