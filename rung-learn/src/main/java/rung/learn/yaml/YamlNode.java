package rung.learn.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows where it stands. */
public sealed interface YamlNode {
  /** File and line, {@code "set.yaml:12"}. */
  String where();

  /**
   * A scalar as it was written, without quotes.
   *
   * @param text the characters; empty for an empty value
   * @param where file and line
   */
  record Text(String text, String where) implements YamlNode {}

  /**
   * A sequence.
   *
   * @param items in order
   * @param where file and line
   */
  record Items(List<YamlNode> items, String where) implements YamlNode {}

  /**
   * A mapping; keys are unique.
   *
   * @param entries in the order of the file
   * @param where file and line
   */
  record Entries(Map<String, YamlNode> entries, String where) implements YamlNode {}
}
