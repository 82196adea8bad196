package rung.learn.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rung.system.InputText;

/**
 * What differs between two YAML documents, value by value. The order of keys and the spelling of
 * numbers make no difference.
 */
public final class YamlDifferences {
  private static final int LONGEST_PATH = 60;

  private final List<Difference> found = new ArrayList<>();

  private YamlDifferences() {}

  /**
   * A value that differs.
   *
   * @param text path and both values, for a message
   * @param where file and line of the value, or of what lacks it, in the later document
   */
  public record Difference(String text, String where) {}

  /** The differences in the order of the later document, then what it lacks. */
  public static List<Difference> of(YamlNode before, YamlNode after) {
    YamlDifferences all = new YamlDifferences();
    all.compare("", before, after, after.where());
    return all.found;
  }

  private void compare(
      String path, @Nullable YamlNode before, @Nullable YamlNode after, String where) {
    if (before instanceof YamlNode.Entries old && after instanceof YamlNode.Entries own) {
      Set<String> keys = new LinkedHashSet<>(own.entries().keySet());
      keys.addAll(old.entries().keySet());
      for (String key : keys) {
        compare(
            path.isEmpty() ? key : path + "." + key,
            old.entries().get(key),
            own.entries().get(key),
            own.where());
      }
    } else if (before instanceof YamlNode.Items old && after instanceof YamlNode.Items own) {
      for (int i = 0; i < Math.max(old.items().size(), own.items().size()); i++) {
        compare(path + "[" + i + "]", at(old, i), at(own, i), own.where());
      }
    } else if (!same(before, after)) {
      found.add(
          new Difference(
              quoted(path)
                  + (after == null ? " is not there" : " is " + shown(after))
                  + ", the run began "
                  + (before == null ? "without it" : "with " + shown(before)),
              after == null ? where : after.where()));
    }
  }

  private static @Nullable YamlNode at(YamlNode.Items list, int i) {
    return i < list.items().size() ? list.items().get(i) : null;
  }

  private static boolean same(@Nullable YamlNode before, @Nullable YamlNode after) {
    if (!(before instanceof YamlNode.Text old && after instanceof YamlNode.Text own)) {
      return before == after;
    }
    return old.text().equals(own.text())
        || (YamlFields.isNumber(old.text())
            && YamlFields.isNumber(own.text())
            && Double.parseDouble(old.text()) == Double.parseDouble(own.text()));
  }

  private static String quoted(String path) {
    String line = path.isEmpty() ? "the document" : path;
    return line.length() <= LONGEST_PATH && line.matches("[\\w.\\[\\]-]*")
        ? "'" + line + "'"
        : InputText.quote(line);
  }

  private static String shown(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> InputText.quote(text.text());
      case YamlNode.Items items ->
          InputText.quote(
              items.items().stream().map(YamlDifferences::flow).collect(Collectors.joining(", ")));
      case YamlNode.Entries entries ->
          InputText.quote("{" + String.join(", ", entries.entries().keySet()) + "}");
    };
  }

  private static String flow(YamlNode node) {
    return node instanceof YamlNode.Text text ? text.text() : "…";
  }
}
