package rung.learn.config;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * The three roles.
   *
   * @param train data that the loss is made of
   * @param validation data that tell when to stop
   * @param holdout data that are only looked at after training
   */
  record Roles(List<Datum> train, List<Datum> validation, List<Datum> holdout) {}

  static Roles read(YamlNode node, Path folder) {
    YamlFields fields = YamlFields.of(node, "'data'", "train", "validation", "holdout");
    Roles roles =
        new Roles(
            data(fields, "train", folder),
            data(fields, "validation", folder),
            data(fields, "holdout", folder));
    requireApart(fields, roles);
    return roles;
  }

  private static List<Datum> data(YamlFields fields, String role, Path folder) {
    List<Datum> data = new ArrayList<>();
    if (role.equals("train") || fields.has(role)) {
      for (YamlNode part : fields.items(role)) {
        data.addAll(part(part, folder));
      }
    }
    return data;
  }

  private static void requireApart(YamlFields fields, Roles roles) {
    List<Datum> train = roles.train;
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
    for (Datum datum : roles.validation) {
      requireNew(datum, known, "trained on and used for validation", fields.where("validation"));
    }
    roles.validation.forEach(datum -> known.add(Measured.of(datum)));
    for (Datum datum : roles.holdout) {
      boolean validates =
          roles.validation.stream().map(Measured::of).anyMatch(Measured.of(datum)::equals);
      requireNew(
          datum,
          known,
          (validates ? "used for validation" : "trained on") + " and held out",
          fields.where("holdout"));
    }
  }

  private static void requireNew(Datum datum, Set<Measured> known, String roles, String where) {
    if (known.contains(Measured.of(datum))) {
      throw new InputException(
          "'" + datum.id() + "' is both " + roles, where, "leave it out of one of them");
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
