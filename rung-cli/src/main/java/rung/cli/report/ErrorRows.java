package rung.cli.report;

import java.util.Locale;
import rung.learn.data.Quantity;
import rung.learn.evaluate.ErrorSummary;
import rung.learn.evaluate.Evaluation;

/** The table of errors of the base and the trained functional. */
final class ErrorRows {
  private static final double BAR_PIXELS = 180;

  private ErrorRows() {}

  static void append(StringBuilder html, Evaluation evaluation, Quantity quantity) {
    ErrorSummary base = evaluation.summary(0, quantity);
    ErrorSummary trained = evaluation.summary(1, quantity);
    double scale = BAR_PIXELS / Math.max(1e-300, Math.max(base.largest(), trained.largest()));
    html.append("<table><tr><th>datum</th>")
        .append(quantity.hasFloor() ? "<th>floor of the basis</th>" : "<th>reference</th>")
        .append("<th>")
        .append(HtmlReport.escape(evaluation.functionals().get(0)))
        .append("</th><th>trained</th><th class=\"text\">|error|</th></tr>\n");
    for (Evaluation.Row row : evaluation.rows()) {
      if (row.quantity().equals(quantity)) {
        row(html, row, scale);
      }
    }
    html.append("<tr class=\"mean\"><td>mean absolute error</td><td></td><td>")
        .append(quantity.size(base.meanAbsolute()))
        .append("</td><td>")
        .append(quantity.size(trained.meanAbsolute()))
        .append("</td><td></td></tr>\n<tr><td>root mean square</td><td></td><td>")
        .append(quantity.size(base.rootMeanSquare()))
        .append("</td><td>")
        .append(quantity.size(trained.rootMeanSquare()))
        .append("</td><td></td></tr>\n</table>\n<p class=\"note\">")
        .append(quantity.words().note())
        .append(" Bars: grey the base, blue the trained functional.")
        .append("</p>\n");
  }

  private static void row(StringBuilder html, Evaluation.Row row, double scale) {
    html.append("<tr><td>").append(HtmlReport.escape(row.id())).append("</td><td>");
    html.append(
        row.quantity().hasFloor()
            ? String.format(Locale.ROOT, "%.2e", row.floor())
            : row.quantity().reference(row.reference()));
    html.append("</td>");
    for (Evaluation.Result result : row.results()) {
      html.append(result.failed() ? "<td class=\"failed\">" : "<td>")
          .append(row.quantity().error(result.error()))
          .append(result.failed() ? " failed" : "")
          .append("</td>");
    }
    html.append("<td class=\"bars\">");
    String[] kinds = {"base", "trained"};
    for (int f = 0; f < kinds.length; f++) {
      html.append(
          String.format(
              Locale.ROOT,
              "<div class=\"bar %s\" style=\"width:%.1fpx\"></div>",
              kinds[f],
              Math.abs(row.results().get(f).error()) * scale));
    }
    html.append("</td></tr>\n");
  }
}
