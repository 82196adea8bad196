package rung.neural.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rung.functional.Functional;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonFields;
import rung.system.JsonInput;
import rung.system.Suggestion;

/** {@code model.json}: what a model is, in words and numbers; nothing in it is ever executed. */
final class ModelJson {
  private static final String FORMAT = "rung-model";
  private static final int VERSION = 1;
  private static final String PROVENANCE = "provenance";
  private static final String CERTIFICATE = "certificate";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ModelJson() {}

  /** What the file says. */
  record Description(JsonFields fields, ModelSpec spec) {
    /** Refuses a description that contradicts the functional which is made from it. */
    void requireFits(Functional functional) {
      if (spec instanceof ModelSpec.Neural neural) {
        NeuralJson.requireSummary(fields, neural, functional);
      }
    }

    Map<String, Object> provenance() {
      return facts(PROVENANCE);
    }

    Map<String, Object> certificate() {
      return facts(CERTIFICATE);
    }

    /** Facts for readers: their keys are free. */
    private Map<String, Object> facts(String key) {
      if (!fields.has(key)) {
        return Map.of();
      }
      JsonNode free = fields.node(key);
      if (!free.isObject()) {
        throw fields.error(key, "'" + key + "' must be an object", "write {\"key\": value, …}");
      }
      return JSON.convertValue(free, new TypeReference<Map<String, Object>>() {});
    }
  }

  static byte[] write(Model model) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("kind", model.spec().kind());
    switch (model.spec()) {
      case ModelSpec.Analytic analytic -> root.put("expression", analytic.expression());
      case ModelSpec.Neural neural -> NeuralJson.write(root, neural, model.functional());
    }
    root.set(PROVENANCE, JSON.valueToTree(model.provenance()));
    if (!model.certificate().isEmpty()) {
      root.set(CERTIFICATE, JSON.valueToTree(model.certificate()));
    }
    try {
      return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the provenance is not plain data", e);
    }
  }

  static Description read(byte[] bytes, String where) {
    JsonNode root = JsonInput.object(where, new String(bytes, StandardCharsets.UTF_8));
    if (!root.path("format").asText().equals(FORMAT)) {
      throw malformed("does not say \"format\": \"" + FORMAT + "\"", where);
    }
    if (!root.path("version").isInt() || root.path("version").intValue() != VERSION) {
      throw malformed(
          "has version "
              + InputText.quote(root.path("version").toString())
              + "; this Rung reads "
              + VERSION,
          where);
    }
    String kind = root.path("kind").asText();
    Optional<NeuralPreset> preset = NeuralPreset.of(kind);
    if (kind.equals("analytic")) {
      JsonFields fields = fields(root, where, List.of("expression"));
      return new Description(fields, new ModelSpec.Analytic(fields.text("expression")));
    }
    if (preset.isPresent() || kind.equals(NeuralDesign.OWN_KIND)) {
      JsonFields fields = fields(root, where, NeuralJson.KEYS);
      return new Description(fields, NeuralJson.read(fields, preset));
    }
    List<String> known =
        Stream.concat(
                Arrays.stream(NeuralPreset.values()).map(NeuralPreset::kind),
                Stream.of(NeuralDesign.OWN_KIND, "analytic"))
            .toList();
    throw new InputException(
        "the model description has the unknown kind " + InputText.quote(kind),
        where,
        Suggestion.among(kind, known));
  }

  private static JsonFields fields(JsonNode root, String where, List<String> own) {
    List<String> keys = new ArrayList<>(List.of("format", "version", "kind"));
    keys.addAll(own);
    keys.add(PROVENANCE);
    keys.add(CERTIFICATE);
    return JsonFields.of(root, where, "the model description", keys.toArray(String[]::new));
  }

  private static InputException malformed(String what, String where) {
    return new InputException(
        "the model description " + what, where, "copy or write the model again");
  }
}
