package rung.cli.report;

import java.util.Locale;
import rung.learn.train.ErrorSummary;
import rung.learn.train.Evaluation;

/** The table of errors of the base and the trained functional. */
final class ErrorRows {
  private static final double BAR_PIXELS = 180;

  private ErrorRows() {}

  static void append(StringBuilder html, Evaluation evaluation, boolean density) {
    ErrorSummary base = evaluation.summary(0, density);
    ErrorSummary trained = evaluation.summary(1, density);
    double scale = BAR_PIXELS / Math.max(1e-300, Math.max(base.largest(), trained.largest()));
    html.append("<table><tr><th>datum</th>")
        .append(density ? "<th>floor of the basis</th>" : "<th>reference</th>")
        .append("<th>")
        .append(HtmlReport.escape(evaluation.functionals().get(0)))
        .append("</th><th>trained</th><th class=\"text\">|error|</th></tr>\n");
    for (Evaluation.Row row : evaluation.rows()) {
      if (row.type().equals("density") == density) {
        row(html, row, density, scale);
      }
    }
    html.append("<tr class=\"mean\"><td>mean absolute error</td><td></td><td>")
        .append(figure(base.meanAbsolute(), density, false))
        .append("</td><td>")
        .append(figure(trained.meanAbsolute(), density, false))
        .append("</td><td></td></tr>\n<tr><td>root mean square</td><td></td><td>")
        .append(figure(base.rootMeanSquare(), density, false))
        .append("</td><td>")
        .append(figure(trained.rootMeanSquare(), density, false))
        .append("</td><td></td></tr>\n</table>\n<p class=\"note\">")
        .append(
            density
                ? "Σ w (ρ − ρ_ref)² / N in bohr⁻³. Floor: what the basis itself leaves, by least squares over density"
                    + " matrices. "
                : "Computed minus reference, kcal/mol. A datum whose SCF failed counts with the error of its last"
                    + " density. ")
        .append("Bars: grey the base, blue the trained functional.")
        .append("</p>\n");
  }

  private static void row(StringBuilder html, Evaluation.Row row, boolean density, double scale) {
    html.append("<tr><td>").append(HtmlReport.escape(row.id())).append("</td><td>");
    html.append(
        density
            ? String.format(Locale.ROOT, "%.2e", row.floor())
            : String.format(Locale.ROOT, "%.2f", row.reference()));
    html.append("</td>");
    for (Evaluation.Result result : row.results()) {
      html.append(result.failed() ? "<td class=\"failed\">" : "<td>")
          .append(figure(result.error(), density, true))
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

  private static String figure(double value, boolean density, boolean signed) {
    return String.format(Locale.ROOT, density ? "%.3e" : signed ? "%+.2f" : "%.2f", value);
  }
}
