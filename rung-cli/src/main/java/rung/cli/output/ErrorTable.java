package rung.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.learn.data.Quantity;
import rung.learn.evaluate.ErrorSummary;
import rung.learn.evaluate.Evaluation;

/** Errors as a table for people and as maps for JSON. */
public final class ErrorTable {
  private static final String HEAD = "%-28s %-10s %12s";

  private ErrorTable() {}

  /** Prints a row for each datum and the means below. */
  public static void print(PrintWriter out, String title, Evaluation evaluation) {
    if (evaluation.rows().isEmpty()) {
      return;
    }
    out.printf(Locale.ROOT, "%n%s%n", title);
    out.printf(Locale.ROOT, HEAD, "datum", "unit", "reference");
    evaluation.functionals().forEach(f -> out.printf(Locale.ROOT, " %14s", shorten(f)));
    out.println();
    for (Evaluation.Row row : evaluation.rows()) {
      Quantity quantity = row.quantity();
      out.printf(Locale.ROOT, HEAD, row.id(), row.unit(), quantity.reference(row.reference()));
      for (Evaluation.Result result : row.results()) {
        out.printf(
            Locale.ROOT,
            " %14s",
            quantity.error(result.error()) + (result.failed() ? " FAILED" : ""));
      }
      if (quantity.hasFloor()) {
        out.printf(Locale.ROOT, "   floor of the basis %.1e", row.floor());
      }
      out.println();
    }
    for (Quantity quantity : evaluation.quantities()) {
      out.printf(Locale.ROOT, HEAD, "mean absolute error", quantity.unit(), "");
      for (int f = 0; f < evaluation.functionals().size(); f++) {
        out.printf(
            Locale.ROOT, " %14s", quantity.size(evaluation.summary(f, quantity).meanAbsolute()));
      }
      out.println();
    }
    evaluation.notes().forEach(note -> out.println("note: " + note));
  }

  /** Summaries and rows, keys as in the files of a run. */
  public static Map<String, Object> json(Evaluation evaluation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("functionals", evaluation.functionals());
    List<Object> summaries = new ArrayList<>();
    for (int f = 0; f < evaluation.functionals().size(); f++) {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("functional", evaluation.functionals().get(f));
      for (Quantity quantity : evaluation.quantities()) {
        summary.put(quantity.keys().summary(), json(evaluation.summary(f, quantity)));
      }
      summaries.add(summary);
    }
    object.put("summary", summaries);
    List<Object> rows = new ArrayList<>();
    for (Evaluation.Row row : evaluation.rows()) {
      Map<String, Object> r = new LinkedHashMap<>();
      r.put("id", row.id());
      r.put("type", row.type());
      r.put("unit", row.unit());
      r.put("reference", row.reference());
      if (row.quantity().hasFloor()) {
        r.put("floor", row.floor());
      }
      r.put("errors", row.results().stream().map(Evaluation.Result::error).toList());
      r.put("failed", row.results().stream().map(Evaluation.Result::failed).toList());
      rows.add(r);
    }
    object.put("data", rows);
    return object;
  }

  private static Map<String, Object> json(ErrorSummary summary) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", summary.count());
    object.put("mean_absolute", summary.meanAbsolute());
    object.put("root_mean_square", summary.rootMeanSquare());
    object.put("mean_signed", summary.meanSigned());
    object.put("largest", summary.largest());
    object.put("failed", summary.failed());
    return object;
  }

  private static String shorten(String name) {
    return name.length() <= 14 ? name : name.substring(0, 13) + "…";
  }
}
