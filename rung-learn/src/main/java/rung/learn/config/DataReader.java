package rung.learn.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rung.learn.data.DataSet;
import rung.learn.data.DataSetReader;
import rung.learn.data.DataSource;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;
import rung.system.Molecule;

/** Reads {@code data:}: which data of which sets are trained on and which are held out. */
final class DataReader {
  private DataReader() {}

  static void read(YamlNode node, Path folder, List<Datum> train, List<Datum> holdout) {
    YamlFields fields = YamlFields.of(node, "'data'", "train", "holdout");
    for (YamlNode part : fields.items("train")) {
      train.addAll(part(part, folder));
    }
    if (fields.has("holdout")) {
      for (YamlNode part : fields.items("holdout")) {
        holdout.addAll(part(part, folder));
      }
    }
    if (train.isEmpty()) {
      throw new InputException(
          "there is nothing to train on", fields.where("train"), "add '- {set: …}'");
    }
    Set<Measured> known = new HashSet<>();
    for (Datum datum : train) {
      if (!known.add(Measured.of(datum))) {
        throw new InputException(
            "'" + datum.id() + "' is trained on twice",
            fields.where("train"),
            "include it once; raise its weight in the set instead");
      }
    }
    for (Datum datum : holdout) {
      if (known.contains(Measured.of(datum))) {
        throw new InputException(
            "'" + datum.id() + "' is both trained on and held out",
            fields.where("holdout"),
            "leave it out of one of them");
      }
    }
  }

  private static List<Datum> part(YamlNode node, Path folder) {
    YamlFields fields = YamlFields.of(node, "a part of 'data'", "set", "include", "exclude");
    DataSet set =
        DataSetReader.read(DataSource.of(fields.fileName("set"), folder, fields.where("set")));
    if (fields.has("include") && fields.has("exclude")) {
      throw new InputException("both 'include' and 'exclude'", fields.where(), "give one of them");
    }
    if (fields.has("include")) {
      return set.select(fields.texts("include"), fields.where("include"));
    }
    Set<Datum> excluded = Set.copyOf(set.select(fields.texts("exclude"), fields.where("exclude")));
    return set.data().stream().filter(d -> !excluded.contains(d)).toList();
  }

  /** What a datum measures, whatever it is called. */
  private record Measured(String type, Set<Molecule> systems) {
    static Measured of(Datum datum) {
      return new Measured(
          datum.type(),
          datum.systems().stream().map(NamedSystem::molecule).collect(Collectors.toSet()));
    }
  }
}
