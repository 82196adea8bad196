package rung.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.learn.data.DatumKinds;
import rung.learn.evaluate.Evaluation;
import rung.system.InputException;
import rung.system.JsonFields;

/** Reads evaluation.json strictly: what a report shows must be what a run has measured. */
final class RunResultsReader {
  private static final String REMEDY = "write the file anew with ./rung train CONFIG --resume";

  private RunResultsReader() {}

  static RunResults read(String text, String where) {
    try {
      return results(
          JsonFields.read(
              where,
              text,
              "the results of a run",
              "facts",
              "course",
              "constants",
              "train",
              "holdout",
              "curves"));
    } catch (InputException e) {
      throw new InputException(e.what(), e.where(), e.remedy() + "; or " + REMEDY);
    }
  }

  private static RunResults results(JsonFields root) {
    Map<String, String> facts = new LinkedHashMap<>();
    JsonFields told = root.free("facts", "'facts'");
    told.keys().forEach(key -> facts.put(key, told.text(key)));
    Evaluation train = evaluation(root, "train");
    Evaluation holdout = evaluation(root, "holdout");
    if (train.rows().isEmpty()) {
      throw root.error("train", "there are no data that were trained on", "restore 'rows'");
    }
    if (!holdout.functionals().equals(train.functionals())) {
      throw root.error("holdout", "its functionals are not those of 'train'", "restore them");
    }
    return new RunResults(facts, course(root), constants(root), train, holdout, curves(root));
  }

  /** Runs of before the course was marked have none. */
  private static @Nullable CourseMark course(JsonFields root) {
    if (!root.has("course")) {
      return null;
    }
    JsonFields mark = root.object("course", "'course'", "steps", "sha256");
    return new CourseMark(mark.integer("steps", 0), mark.text("sha256"));
  }

  private static @Nullable List<LearnedConstant> constants(JsonFields root) {
    if (!root.has("constants")) {
      return null;
    }
    return root.objects("constants", "a constant", "name", "before", "after").stream()
        .map(c -> new LearnedConstant(c.text("name"), c.number("before"), c.number("after")))
        .toList();
  }

  private static Evaluation evaluation(JsonFields root, String key) {
    JsonFields fields = root.object(key, "'" + key + "'", "functionals", "rows", "notes");
    List<String> functionals = fields.texts("functionals");
    if (functionals.size() != 2) {
      throw fields.error(
          "functionals", functionals.size() + " functionals", "name the base and the trained one");
    }
    List<Evaluation.Row> rows = new ArrayList<>();
    for (JsonFields row :
        fields.objects("rows", "a row", "id", "type", "reference", "unit", "floor", "results")) {
      rows.add(row(row, functionals.size()));
    }
    // Files of before these were told have none.
    List<String> notes = fields.has("notes") ? fields.texts("notes") : List.of();
    return new Evaluation(functionals, rows, notes);
  }

  private static Evaluation.Row row(JsonFields row, int functionals) {
    String type = row.choice("type", DatumKinds.types());
    List<Evaluation.Result> results =
        row.objects("results", "a result", "error", "failed").stream()
            .map(r -> new Evaluation.Result(r.number("error"), r.flag("failed")))
            .toList();
    if (results.size() != functionals) {
      throw row.error(
          "results",
          results.size() + " results for " + functionals + " functionals",
          "give one for each");
    }
    double floor = row.number("floor");
    if (floor < 0) {
      throw row.error("floor", "'floor' is " + floor, "give a number of at least 0");
    }
    return new Evaluation.Row(
        row.text("id"),
        type,
        row.number("reference"),
        row.choice("unit", List.of(DatumKinds.named(type).quantity().unit())),
        floor,
        results);
  }

  private static List<EnhancementCurve> curves(JsonFields root) {
    List<EnhancementCurve> curves = new ArrayList<>();
    for (JsonFields curve : root.objects("curves", "a curve", "rs", "s", "before", "after")) {
      double[] s = curve.numbers("s");
      double[] before = curve.numbers("before");
      double[] after = curve.numbers("after");
      if (before.length != s.length || after.length != s.length) {
        throw curve.error(
            "s",
            String.format(
                Locale.ROOT,
                "%d values of s, %d before and %d after",
                s.length,
                before.length,
                after.length),
            "give as many of each");
      }
      curves.add(new EnhancementCurve(curve.number("rs"), s, before, after));
    }
    return curves;
  }
}
