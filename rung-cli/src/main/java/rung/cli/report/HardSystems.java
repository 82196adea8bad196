package rung.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rung.learn.task.SystemCourse;
import rung.learn.train.StepReport;

/** The table of systems that misbehaved, and of what was done about them. */
final class HardSystems {
  private static final int MOST_ROWS = 12;

  private HardSystems() {}

  /** What the steps tell of one system. */
  private static final class Row {
    private int unconverged;
    private int retried;
    private int jumped;
    private int leftOut;
    private int iterations;
    private double residual;
    private double curvature = Double.POSITIVE_INFINITY;

    void add(SystemCourse course) {
      unconverged += course.converged() ? 0 : 1;
      retried += course.attempts() > 1 ? 1 : 0;
      jumped += course.jump() == null ? 0 : 1;
      leftOut += course.leftOut() ? 1 : 0;
      iterations = Math.max(iterations, course.iterations());
      Double left = course.residual();
      residual = left == null ? residual : Math.max(residual, left);
      Double lowest = course.lowestCurvature();
      curvature = lowest == null ? curvature : Math.min(curvature, lowest);
    }

    int troubles() {
      return unconverged + retried + jumped + leftOut;
    }
  }

  static void append(StringBuilder html, List<StepReport> steps) {
    Map<String, Row> rows = new TreeMap<>();
    for (StepReport step : steps) {
      step.systems()
          .forEach(course -> rows.computeIfAbsent(course.system(), n -> new Row()).add(course));
    }
    if (rows.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>(rows.keySet());
    names.sort(
        Comparator.comparingInt((String n) -> -rows.getOrDefault(n, new Row()).troubles())
            .thenComparingInt(n -> -rows.getOrDefault(n, new Row()).iterations));
    html.append("<h2>Hard systems</h2>\n<table><tr><th>system</th><th>not converged</th>")
        .append("<th>second attempt</th><th>another solution</th><th>gradient left out</th>")
        .append("<th>most Fock matrices</th><th>largest residual, Ha</th>")
        .append("<th>lowest curvature, Ha</th></tr>\n");
    names.stream().limit(MOST_ROWS).forEach(n -> row(html, n, rows.getOrDefault(n, new Row())));
    html.append(
            "</table>\n<p class=\"note\">Steps in which it happened, of the systems that are told in")
        .append(
            " metrics.jsonl: those in trouble and the hardest of each step. A system that did not")
        .append(
            " converge had a second attempt from a fresh start, gave the bounded variational gradient")
        .append(
            " of its last density, was left out of the step's mean errors, and began anew in the")
        .append(
            " next step. Another solution: more than half an electron moved, or the energy changed")
        .append(" by much more than the change of the functional explains.</p>\n");
  }

  private static void row(StringBuilder html, String name, Row row) {
    html.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td></tr>%n",
            HtmlReport.escape(name),
            row.unconverged,
            row.retried,
            row.jumped,
            row.leftOut,
            row.iterations,
            row.residual > 0 ? String.format(Locale.ROOT, "%.1e", row.residual) : "-",
            Double.isFinite(row.curvature)
                ? String.format(Locale.ROOT, "%.3g", row.curvature)
                : "-"));
  }
}
