package rung.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import rung.learn.EnhancementCurve;
import rung.learn.LearnedConstant;
import rung.learn.RunResults;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;
import rung.learn.evaluate.ErrorSummary;
import rung.learn.evaluate.Evaluation;
import rung.learn.objective.LeftOut;

/** The report as one HTML page that needs nothing else. */
final class HtmlReport {
  static final String STYLE =
      """
      :root{--ink:#222;--soft:#666;--line:#e3e3e3;--base:#9aa0a6;--trained:#0072B2;--bad:#b3261e}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;
        max-width:1300px;margin:2rem auto;padding:0 1.2rem}
      h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}
      p.lead{font-size:1.05rem;margin:.3rem 0 1rem}p.note{color:var(--soft);margin:.3rem 0}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(520px,1fr));gap:1rem}
      figure{margin:0}figcaption{color:var(--soft);font-size:.9rem}svg{max-width:100%;height:auto}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}
      th,td{padding:.18rem .7rem;text-align:right;border-bottom:1px solid var(--line)}
      th:first-child,td:first-child,td.text,th.text{text-align:left}
      tr.mean td{font-weight:600;border-top:2px solid var(--ink)}
      td.bars{min-width:190px;text-align:left}
      .bar{height:6px;border-radius:3px;margin:2px 0}.base{background:var(--base)}
      .trained{background:var(--trained)}.failed{color:var(--bad);font-weight:600}
      """;

  private final RunResults results;
  private final LearningCurve curve;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(RunResults results, LearningCurve curve) {
    this.results = results;
    this.curve = curve;
  }

  /** The page. */
  static String of(String title, RunResults results, LearningCurve curve) {
    return new HtmlReport(results, curve).page(title);
  }

  private String page(String title) {
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head>\n<body>\n<h1>")
        .append(escape(title))
        .append("</h1>\n");
    lead();
    html.append("<h2>Learning</h2>\n<div class=\"charts\">\n");
    learning();
    html.append("</div>\n<h2>Enhancement factor</h2>\n<div class=\"charts\">\n");
    enhancement();
    html.append("</div>\n");
    constants();
    table("Held-out data", results.holdout());
    table("Data trained on", results.train());
    leftOut();
    HardSystems.append(html, curve.steps());
    facts();
    return html.append("</body></html>\n").toString();
  }

  private void lead() {
    for (Quantity quantity : DatumKinds.quantities()) {
      Evaluation held = results.holdout().has(quantity) ? results.holdout() : results.train();
      if (held.has(quantity)) {
        lead(held, quantity);
      }
    }
  }

  private void lead(Evaluation held, Quantity quantity) {
    ErrorSummary base = held.summary(0, quantity);
    ErrorSummary trained = held.summary(1, quantity);
    String failed =
        base.failed() + trained.failed() == 0
            ? "every SCF converged"
            : String.format(
                Locale.ROOT,
                "SCF failures counted as errors: %d of the base, %d of the trained functional",
                base.failed(),
                trained.failed());
    html.append(
        String.format(
            Locale.ROOT,
            "<p class=\"lead\">Mean absolute error over %d %s %s: <b>%s %s</b>, "
                + "base functional %s %s (ratio %.2f); %s.</p>%n",
            trained.count(),
            held.equals(results.holdout()) ? "held-out" : "training",
            quantity.plural(),
            quantity.size(trained.meanAbsolute()),
            quantity.unit(),
            quantity.size(base.meanAbsolute()),
            quantity.unit(),
            trained.meanAbsolute() / base.meanAbsolute(),
            failed));
  }

  private void learning() {
    chart("loss", "Loss before each step, stage by stage.", p -> p.loss());
    for (Quantity quantity : DatumKinds.quantities()) {
      chart(quantity.words().axis(), quantity.words().caption(), p -> p.meanError(quantity));
    }
    chart(
        "penalties",
        "What violated conditions and stabilising losses add to the loss.",
        p -> p.penalties());
  }

  private void chart(
      String label,
      String caption,
      java.util.function.ToDoubleFunction<LearningCurve.Point> value) {
    Map<Integer, List<LearningCurve.Point>> stages = new LinkedHashMap<>();
    for (LearningCurve.Point p : curve.points()) {
      if (value.applyAsDouble(p) > 0) {
        stages.computeIfAbsent(p.stage(), s -> new ArrayList<>()).add(p);
      }
    }
    if (stages.isEmpty()) {
      return;
    }
    Chart chart = new Chart("step", label);
    stages.forEach(
        (stage, points) ->
            chart.line(
                "stage " + (stage + 1) + ", " + points.get(0).mode(),
                points.stream().mapToDouble(LearningCurve.Point::step).toArray(),
                points.stream().mapToDouble(value).toArray(),
                Chart.COLOURS[stage % Chart.COLOURS.length],
                false));
    figure(chart.svg(), caption);
  }

  private void enhancement() {
    Chart chart = new Chart("reduced gradient s", "F_xc(s)");
    for (int i = 0; i < results.curves().size(); i++) {
      EnhancementCurve c = results.curves().get(i);
      String rs = "r_s = " + trimmed(c.rs());
      chart.line(rs + ", before", c.s(), c.before(), Chart.COLOURS[i % 4], true);
      chart.line(rs + ", after", c.s(), c.after(), Chart.COLOURS[i % 4], false);
    }
    figure(
        chart.svg(),
        "F_xc(s) = e_xc / e_x(LDA) of unpolarised densities, α = 1 where τ is seen; dashed before, solid after"
            + " training.");
  }

  private void figure(String svg, String caption) {
    html.append("<figure>")
        .append(svg)
        .append("<figcaption>")
        .append(escape(caption))
        .append("</figcaption></figure>\n");
  }

  private void table(String title, Evaluation evaluation) {
    if (evaluation.rows().isEmpty()) {
      return;
    }
    html.append("<h2>").append(escape(title)).append("</h2>\n");
    evaluation.quantities().forEach(q -> ErrorRows.append(html, evaluation, q));
  }

  private void constants() {
    if (results.learned().isEmpty()) {
      return;
    }
    html.append("<h2>Constants learned</h2>\n<table>\n")
        .append("<tr><th>constant</th><th>before</th><th>after</th></tr>\n");
    for (LearnedConstant c : results.learned()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td>%.6f</td><td>%.6f</td></tr>%n",
              escape(c.name()),
              c.before(),
              c.after()));
    }
    html.append("</table>\n");
  }

  /** Each system once, with the first step that it spoiled. */
  private void leftOut() {
    List<String> measured =
        Stream.of(results.train(), results.holdout())
            .flatMap(evaluation -> evaluation.notes().stream())
            .distinct()
            .toList();
    Map<String, LearningCurve.Point> first = curve.firstLeftOut();
    if (first.isEmpty() && measured.isEmpty()) {
      return;
    }
    html.append("<h2>Not a number</h2>\n<table>\n")
        .append("<tr><th>system</th><th>first step</th><th>steps</th>")
        .append("<th class=\"text\">left out because</th></tr>\n");
    first.forEach(this::leftOut);
    for (String note : measured) {
      html.append("<tr><td>evaluation</td><td></td><td></td><td class=\"text\">")
          .append(escape(note))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void leftOut(String system, LearningCurve.Point point) {
    long steps = curve.points().stream().filter(p -> p.leftOut(system).isPresent()).count();
    html.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s</td><td>%d</td><td>%d</td><td class=\"text\">%s</td></tr>%n",
            escape(system),
            point.step(),
            steps,
            escape(point.leftOut(system).map(LeftOut::reason).orElse(""))));
  }

  private void facts() {
    int unconverged = curve.points().stream().mapToInt(LearningCurve.Point::unconverged).sum();
    double seconds =
        curve.points().stream()
            .mapToDouble(LearningCurve.Point::seconds)
            .filter(Double::isFinite)
            .sum();
    html.append("<h2>Run</h2>\n<table>\n");
    results.facts().forEach(this::fact);
    fact("steps", Integer.toString(curve.points().size()));
    fact("seconds in steps", String.format(Locale.ROOT, "%.1f", seconds));
    fact("SCFs in steps that did not converge", Integer.toString(unconverged));
    fact(
        "SCFs in steps that ended in another solution",
        Integer.toString(curve.steps().stream().mapToInt(s -> s.jumped().size()).sum()));
    html.append("</table>\n");
  }

  private void fact(String key, String value) {
    html.append("<tr><td>")
        .append(escape(key))
        .append("</td><td class=\"text\">")
        .append(escape(value))
        .append("</td></tr>\n");
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Text for HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
