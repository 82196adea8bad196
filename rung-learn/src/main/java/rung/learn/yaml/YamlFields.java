package rung.learn.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import rung.system.FileNames;
import rung.system.InputException;
import rung.system.Suggestion;

/**
 * The fields of one mapping, read strictly: keys that nobody knows, values of the wrong kind and
 * numbers that are not finite are refused with file and line.
 */
public final class YamlFields {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final String what;
  private final YamlNode.Entries node;

  private YamlFields(String what, YamlNode.Entries node) {
    this.what = what;
    this.node = node;
  }

  /**
   * Opens a mapping.
   *
   * @param what its name in messages, {@code "a reaction"}
   * @param keys every key that may stand in it
   */
  public static YamlFields of(YamlNode node, String what, String... keys) {
    YamlNode.Entries entries = mapping(node, what);
    List<String> known = List.of(keys);
    for (Map.Entry<String, YamlNode> entry : entries.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new InputException(
            what + " has no key '" + entry.getKey() + "'",
            entry.getValue().where(),
            Suggestion.among(entry.getKey(), known));
      }
    }
    return new YamlFields(what, entries);
  }

  /** The node as a mapping with free keys. */
  public static YamlNode.Entries mapping(YamlNode node, String what) {
    if (node instanceof YamlNode.Entries entries) {
      return entries;
    }
    throw new InputException(what + " must be a mapping", node.where(), "write 'key: value' lines");
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return node.entries().containsKey(key);
  }

  /** File and line of the value, or of the mapping when the key is absent. */
  public String where(String key) {
    YamlNode value = node.entries().get(key);
    return value == null ? node.where() : value.where();
  }

  /** File and line of the mapping. */
  public String where() {
    return node.where();
  }

  /** The value of a required key. */
  public YamlNode node(String key) {
    YamlNode value = node.entries().get(key);
    if (value == null) {
      throw new InputException(what + " lacks '" + key + "'", node.where(), "add '" + key + ": …'");
    }
    return value;
  }

  /** A required text. */
  public String text(String key) {
    return text(node(key), "'" + key + "'");
  }

  /** A text, or {@code fallback} when the key is absent. */
  public String text(String key, String fallback) {
    return has(key) ? text(key) : fallback;
  }

  /** A required text that may be the name of a file. */
  public String fileName(String key) {
    String name = text(key);
    FileNames.path(name, where(key));
    return name;
  }

  /** A text that may be the name of a file, or {@code fallback} when the key is absent. */
  public String fileName(String key, String fallback) {
    return has(key) ? fileName(key) : fallback;
  }

  /** A required finite number. */
  public double number(String key) {
    return number(node(key), "'" + key + "'");
  }

  /** A finite number, or {@code fallback} when the key is absent. */
  public double number(String key, double fallback) {
    return has(key) ? number(key) : fallback;
  }

  /** A finite number of at least {@code least}. */
  public double number(String key, double fallback, double least) {
    double value = number(key, fallback);
    if (value < least) {
      throw new InputException(
          "'" + key + "' is " + value, where(key), "give a number of at least " + least);
    }
    return value;
  }

  /** A finite number above zero. */
  public double positive(String key, double fallback) {
    double value = number(key, fallback);
    if (value <= 0) {
      throw new InputException("'" + key + "' is " + value, where(key), "give a number above zero");
    }
    return value;
  }

  /** A whole number of at least {@code least}. */
  public int integer(String key, int fallback, int least) {
    int value = has(key) ? integer(node(key), "'" + key + "'") : fallback;
    if (value < least) {
      throw new InputException(
          "'" + key + "' is " + value, where(key), "give a whole number of at least " + least);
    }
    return value;
  }

  /** true or false. */
  public boolean flag(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    return switch (text(key).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw new InputException(
              "'" + key + "' is '" + text(key) + "'", where(key), "write true or false");
    };
  }

  /** One of a few words, {@code fallback} when the key is absent. */
  public String choice(String key, String fallback, String... words) {
    String value = text(key, fallback).toLowerCase(Locale.ROOT);
    if (!List.of(words).contains(value)) {
      throw new InputException(
          "'" + key + "' is '" + value + "'", where(key), Suggestion.among(value, List.of(words)));
    }
    return value;
  }

  /** The items of a required sequence. */
  public List<YamlNode> items(String key) {
    if (node(key) instanceof YamlNode.Items items) {
      return items.items();
    }
    throw new InputException(
        "'" + key + "' must be a list", where(key), "write '- …' lines or [a, b]");
  }

  /** A list of texts, empty when the key is absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (has(key)) {
      for (YamlNode item : items(key)) {
        texts.add(text(item, "an item of '" + key + "'"));
      }
    }
    return texts;
  }

  /** Numbers under free keys. */
  public Map<String, Double> numbers(String key) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    mapping(node(key), "'" + key + "'")
        .entries()
        .forEach((name, value) -> numbers.put(name, number(value, "'" + name + "'")));
    return numbers;
  }

  /** The scalar's text. */
  public static String text(YamlNode node, String what) {
    if (node instanceof YamlNode.Text scalar) {
      if (scalar.text().isEmpty()) {
        throw new InputException(what + " is empty", node.where(), "give a value");
      }
      return scalar.text();
    }
    throw new InputException(what + " must be a single value", node.where(), "write one value");
  }

  /** The scalar as a whole number. */
  public static int integer(YamlNode node, String what) {
    String text = text(node, what);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InputException(what + " is '" + text + "'", node.where(), "give a whole number");
    }
  }

  /** The scalar as a finite number. */
  public static double number(YamlNode node, String what) {
    String text = text(node, what);
    if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
      throw new InputException(what + " is '" + text + "'", node.where(), "give a finite number");
    }
    return Double.parseDouble(text);
  }
}
