package rung.system;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads JSON of the user; what is wrong is said with the file and the line, or the path of the
 * entry.
 */
public final class JsonInput {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonInput() {}

  /** The object that the text holds. */
  public static JsonNode object(String name, String text) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new InputException(
          "no valid JSON: " + InputText.printable(message), name + ":" + line, "correct the file");
    }
    if (node == null || !node.isObject()) {
      throw new InputException("no JSON object", name, "the file must hold one {…}");
    }
    return node;
  }

  /** A finite number; Basis Set Exchange writes numbers as strings, which count too. */
  public static double number(JsonNode node, String meaning, String where) {
    if (node.isNumber() && Double.isFinite(node.doubleValue())) {
      return node.doubleValue();
    }
    return InputText.number(
        node.isTextual() ? node.textValue().strip() : node.toString(), meaning, where);
  }

  /** A whole number; 1.0 counts as one. */
  public static int integer(JsonNode node, String meaning, String where) {
    double value = number(node, meaning, where);
    if (value != Math.rint(value) || Math.abs(value) > 1e9) {
      throw new InputException(
          value + " is no whole number for " + meaning, where, "write it as 1");
    }
    return (int) value;
  }
}
