package rung.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one JSON object, read strictly: keys that nobody knows, values of the wrong kind
 * and numbers that are not finite are refused with the file and the path of the entry, {@code
 * "evaluation.json: train.rows[2].unit"}. A null counts as an absent key.
 */
public final class JsonFields {
  private final String what;
  private final JsonNode node;
  private final String file;
  private final String path;

  private JsonFields(String what, JsonNode node, String file, String path) {
    this.what = what;
    this.node = node;
    this.file = file;
    this.path = path;
  }

  /**
   * Opens the object that a text holds.
   *
   * @param file its name in messages
   * @param what its name in messages, {@code "a data set"}
   * @param keys every key that may stand in it
   */
  public static JsonFields read(String file, String text, String what, String... keys) {
    return of(JsonInput.object(file, text), file, what, keys);
  }

  /** Opens an object that was parsed already: see {@link #read}. */
  public static JsonFields of(JsonNode root, String file, String what, String... keys) {
    return new JsonFields(what, root, file, "").requireKnown(keys);
  }

  private JsonFields requireKnown(String... keys) {
    if (!node.isObject()) {
      throw new InputException(what + " must be an object", where(), "write {\"key\": value, …}");
    }
    Set<String> known = new LinkedHashSet<>(List.of(keys));
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new InputException(
                    what + " has no key " + InputText.quote(key),
                    where(),
                    Suggestion.among(key, known));
              }
            });
    return this;
  }

  /** Whether the key is there with a value. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** File and path of the object. */
  public String where() {
    return at(path);
  }

  /** File and path of a value. */
  public String where(String key) {
    return at(below(key));
  }

  private String at(String entry) {
    return entry.isEmpty() ? file : file + ": " + entry;
  }

  private String below(String key) {
    String shown = key.matches("[\\w.\\[\\]-]{1,60}") ? key : InputText.quote(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  /** An error about a value. */
  public InputException error(String key, String problem, String remedy) {
    return new InputException(problem, where(key), remedy);
  }

  /** The value of a required key. */
  public JsonNode node(String key) {
    if (!has(key)) {
      throw new InputException(
          what + " lacks '" + key + "'", where(), "add it as \"" + key + "\": …");
    }
    return node.path(key);
  }

  /** A required text; it may be empty. */
  public String text(String key) {
    JsonNode value = node(key);
    if (!value.isTextual()) {
      throw kind(key, value, "write a text, \"…\"");
    }
    return value.textValue();
  }

  /** A text, or {@code fallback} when the key is absent. */
  public String text(String key, String fallback) {
    return has(key) ? text(key) : fallback;
  }

  /** One of a few texts. */
  public String choice(String key, List<String> words) {
    String value = text(key);
    if (!words.contains(value)) {
      throw error(
          key, "'" + key + "' is " + InputText.quote(value), Suggestion.among(value, words));
    }
    return value;
  }

  /** A required finite number. */
  public double number(String key) {
    JsonNode value = node(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw kind(key, value, "give a finite number");
    }
    return value.doubleValue();
  }

  /** A finite number, or {@code fallback} when the key is absent. */
  public double number(String key, double fallback) {
    return has(key) ? number(key) : fallback;
  }

  /** A required whole number of at least {@code least}; 1.0 counts as one. */
  public int integer(String key, int least) {
    JsonNode value = node(key);
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= Integer.MAX_VALUE && number == Math.rint(number))) {
      throw kind(key, value, "give a whole number of at least " + least);
    }
    return (int) number;
  }

  /** A whole number, or {@code fallback} when the key is absent. */
  public int integer(String key, int fallback, int least) {
    return has(key) ? integer(key, least) : fallback;
  }

  /** true or false. */
  public boolean flag(String key) {
    JsonNode value = node(key);
    if (!value.isBoolean()) {
      throw kind(key, value, "write true or false");
    }
    return value.booleanValue();
  }

  /** true or false, {@code fallback} when the key is absent. */
  public boolean flag(String key, boolean fallback) {
    return has(key) ? flag(key) : fallback;
  }

  /** The array under a required key. */
  public JsonNode array(String key) {
    JsonNode value = node(key);
    if (!value.isArray()) {
      throw kind(key, value, "write a list, […]");
    }
    return value;
  }

  /** The texts of a required array. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(key)) {
      if (!item.isTextual()) {
        throw kind(key + "[" + texts.size() + "]", item, "write a text, \"…\"");
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** The finite numbers of a required array. */
  public double[] numbers(String key) {
    JsonNode array = array(key);
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.path(i).isNumber() ? array.path(i).doubleValue() : Double.NaN;
      if (!Double.isFinite(numbers[i])) {
        throw kind(key + "[" + i + "]", array.path(i), "give a finite number");
      }
    }
    return numbers;
  }

  /**
   * The object under a required key.
   *
   * @param named its name in messages
   * @param keys every key that may stand in it
   */
  public JsonFields object(String key, String named, String... keys) {
    return new JsonFields(named, node(key), file, below(key)).requireKnown(keys);
  }

  /** The object under a required key whose keys are free, for readers that look at all of them. */
  public JsonFields free(String key, String named) {
    JsonFields own = new JsonFields(named, node(key), file, below(key));
    return own.requireKnown(own.keys().toArray(String[]::new));
  }

  /** The objects of a required array. */
  public List<JsonFields> objects(String key, String named, String... keys) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode item : array(key)) {
      String at = below(key) + "[" + objects.size() + "]";
      objects.add(new JsonFields(named, item, file, at).requireKnown(keys));
    }
    return objects;
  }

  /** The keys that are there, in the order of the file. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private InputException kind(String key, JsonNode value, String remedy) {
    return error(key, "'" + key + "' is " + InputText.quote(value.toString()), remedy);
  }
}
