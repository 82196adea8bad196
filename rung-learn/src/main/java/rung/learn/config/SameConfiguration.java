package rung.learn.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.learn.data.DataSource;
import rung.learn.yaml.YamlDifferences;
import rung.learn.yaml.YamlNode;
import rung.learn.yaml.YamlReader;
import rung.system.InputException;

/**
 * Whether a configuration means what the one means that a run began with. Comments, order of keys,
 * spelling of values and defaults that are written out make no difference, nor do keys that change
 * no numbers. Paths of data sets may be spelled differently: it is their content that counts, which
 * {@link DataRecord} compares.
 */
public final class SameConfiguration {
  /** Keys that decide how fast and how safely a run goes, not where. */
  private static final Set<String> FREE = Set.of("threads", "checkpoint_every");

  private static final int NAMED = 2;

  private SameConfiguration() {}

  /**
   * Refuses a configuration that means something else.
   *
   * @param given the configuration to go on with
   * @param kept the copy of the one that the run began with
   * @return the text of that copy
   */
  public static String require(TrainingConfig given, Path kept) {
    String text = new DataSource.InFile(kept).read();
    if (text.equals(given.text())) {
      return text;
    }
    YamlNode after = withoutFree(YamlReader.read(given.file().toString(), given.text()));
    YamlNode before = withSetsOf(after, withoutFree(parse(kept, text)));
    List<YamlDifferences.Difference> differences = YamlDifferences.of(before, after);
    if (differences.isEmpty()) {
      return text;
    }
    Optional<TrainingConfig> meant = meaning(given, before);
    if (meant.isPresent() && meant.equals(meaning(given, after))) {
      return text;
    }
    List<String> named =
        differences.stream().limit(NAMED).map(YamlDifferences.Difference::text).toList();
    int more = differences.size() - named.size();
    throw new InputException(
        String.join("; ", named) + (more > 0 ? "; and " + more + " more differ" : ""),
        differences.getFirst().where(),
        "resume with " + kept + ", or choose another --out");
  }

  private static YamlNode parse(Path kept, String text) {
    try {
      return YamlReader.read(kept.toString(), text);
    } catch (InputException e) {
      throw new InputException(e.what(), e.where(), "restore it, or begin anew with --force");
    }
  }

  /** What a tree says, read in the place of {@code given}; nothing in it knows where it stands. */
  private static Optional<TrainingConfig> meaning(TrainingConfig given, YamlNode tree) {
    try {
      return Optional.of(TrainingConfigReader.read(given.file(), "", anywhere(tree)));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private static YamlNode anywhere(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> new YamlNode.Text(text.text(), "");
      case YamlNode.Items items ->
          new YamlNode.Items(items.items().stream().map(SameConfiguration::anywhere).toList(), "");
      case YamlNode.Entries entries -> {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        entries.entries().forEach((key, value) -> all.put(key, anywhere(value)));
        yield new YamlNode.Entries(Collections.unmodifiableMap(all), "");
      }
    };
  }

  private static YamlNode withoutFree(YamlNode node) {
    if (!(node instanceof YamlNode.Entries root)) {
      return node;
    }
    Map<String, YamlNode> rest = new LinkedHashMap<>(root.entries());
    rest.keySet().removeAll(FREE);
    return new YamlNode.Entries(Collections.unmodifiableMap(rest), root.where());
  }

  /** {@code before} with the data sets that {@code after} names in the same places. */
  private static YamlNode withSetsOf(YamlNode after, YamlNode before) {
    if (!(before instanceof YamlNode.Entries root
        && root.entries().get("data") instanceof YamlNode.Entries data)) {
      return before;
    }
    Map<String, YamlNode> parts = new LinkedHashMap<>(data.entries());
    parts.replaceAll(
        (role, node) -> {
          if (!(node instanceof YamlNode.Items items)) {
            return node;
          }
          List<YamlNode> sets = new ArrayList<>();
          for (int i = 0; i < items.items().size(); i++) {
            sets.add(withSet(set(after, role, i), items.items().get(i)));
          }
          return new YamlNode.Items(sets, items.where());
        });
    Map<String, YamlNode> all = new LinkedHashMap<>(root.entries());
    all.put("data", new YamlNode.Entries(Collections.unmodifiableMap(parts), data.where()));
    return new YamlNode.Entries(Collections.unmodifiableMap(all), root.where());
  }

  private static @Nullable YamlNode set(YamlNode root, String role, int index) {
    return root instanceof YamlNode.Entries all
            && all.entries().get("data") instanceof YamlNode.Entries data
            && data.entries().get(role) instanceof YamlNode.Items items
            && index < items.items().size()
            && items.items().get(index) instanceof YamlNode.Entries part
        ? part.entries().get("set")
        : null;
  }

  private static YamlNode withSet(@Nullable YamlNode set, YamlNode node) {
    if (set == null || !(node instanceof YamlNode.Entries part)) {
      return node;
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>(part.entries());
    entries.replace("set", set);
    return new YamlNode.Entries(Collections.unmodifiableMap(entries), part.where());
  }
}
