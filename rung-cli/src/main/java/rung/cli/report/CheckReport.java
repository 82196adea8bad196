package rung.cli.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rung.check.Certificate;
import rung.check.Finding;
import rung.check.ViolationProfile;
import rung.check.probe.EnhancementCurves;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.system.WholeFile;

/** Findings about exact constraints, with pictures of F_xc, as one HTML page. */
public final class CheckReport {
  private static final double[] RADII = {0.1, 1, 5, 20};
  private static final double[] POLARISATIONS = {0, 0.5, 1};
  private static final double[] INDICATORS = {0, 1, 3, 10};
  private static final int POINTS = 101;

  private CheckReport() {}

  /**
   * Writes the page.
   *
   * @throws rung.system.OutputException if the file cannot be written
   */
  public static void write(Path file, Functional functional, Certificate certificate) {
    String title = "Exact constraints: " + certificate.functional();
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
        .append(HtmlReport.escape(title))
        .append("</title>\n<style>\n")
        .append(HtmlReport.STYLE)
        .append("</style></head>\n<body>\n<h1>")
        .append(HtmlReport.escape(title))
        .append("</h1>\n<h2>Enhancement factor F_xc</h2>\n<div class=\"charts\">\n");
    pictures(html, functional);
    html.append("</div>\n");
    for (Certificate.Section section : certificate.sections()) {
      table(html, section);
      violations(html, section);
    }
    leftOut(html, certificate);
    html.append("</body></html>\n");
    WholeFile.write(file, html.toString());
  }

  private static void pictures(StringBuilder html, Functional functional) {
    double[] s = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      s[i] = 5.0 * i / (POINTS - 1);
    }
    Chart radii = new Chart("reduced gradient s", "F_xc, zeta = 0, alpha = 1");
    for (int i = 0; i < RADII.length; i++) {
      radii.line("r_s = " + RADII[i], s, curve(functional, s, RADII[i], 0, 1), colour(i), false);
    }
    figure(html, radii, "Unpolarised, alpha = 1.");
    Chart spins = new Chart("reduced gradient s", "F_xc, r_s = 1, alpha = 1");
    for (int i = 0; i < POLARISATIONS.length; i++) {
      spins.line(
          "zeta = " + POLARISATIONS[i],
          s,
          curve(functional, s, 1, POLARISATIONS[i], 1),
          colour(i),
          false);
    }
    figure(html, spins, "r_s = 1, alpha = 1.");
    if (functional.ingredients().contains(Ingredient.TAU)) {
      Chart indicators = new Chart("reduced gradient s", "F_xc, r_s = 1, zeta = 0");
      for (int i = 0; i < INDICATORS.length; i++) {
        indicators.line(
            "alpha = " + INDICATORS[i],
            s,
            curve(functional, s, 1, 0, INDICATORS[i]),
            colour(i),
            false);
      }
      figure(html, indicators, "Unpolarised, r_s = 1.");
    }
  }

  private static java.awt.Color colour(int i) {
    return Chart.COLOURS[i % Chart.COLOURS.length];
  }

  private static double[] curve(
      Functional functional, double[] s, double radius, double zeta, double alpha) {
    return EnhancementCurves.alongGradient(functional, s, radius, zeta, alpha);
  }

  private static void figure(StringBuilder html, Chart chart, String caption) {
    html.append("<figure>").append(chart.svg()).append("<figcaption>").append(caption);
    html.append("</figcaption></figure>\n");
  }

  /** Where along each axis of its grid the violated conditions of a section are violated. */
  private static void violations(StringBuilder html, Certificate.Section section) {
    List<Finding> violated =
        section.findings().stream().filter(f -> !f.passed() && !f.profiles().isEmpty()).toList();
    if (violated.isEmpty()) {
      return;
    }
    html.append("<div class=\"charts\">\n");
    int axes = violated.getFirst().profiles().size();
    for (int axis = 0; axis < axes; axis++) {
      String name = violated.getFirst().profiles().get(axis).axis();
      Chart chart = new Chart(name, "share of points violated");
      if (name.equals("r_s")) {
        chart.logarithmicAbscissa();
      }
      for (int i = 0; i < violated.size(); i++) {
        ViolationProfile profile = violated.get(i).profiles().get(axis);
        chart.line(violated.get(i).id(), profile.at(), profile.fraction(), colour(i), false);
      }
      figure(html, chart, "Where along " + name + " conditions are violated.");
    }
    html.append("</div>\n");
  }

  private static void leftOut(StringBuilder html, Certificate certificate) {
    if (certificate.leftOut().isEmpty()) {
      return;
    }
    html.append("<h2>Left out</h2>\n");
    for (String line : certificate.leftOut()) {
      html.append("<p class=\"note\">").append(HtmlReport.escape(line)).append("</p>\n");
    }
  }

  private static void table(StringBuilder html, Certificate.Section section) {
    html.append("<h2>").append(HtmlReport.escape(section.title())).append("</h2>\n<table>\n");
    html.append("<tr><th>tested</th><th class=\"text\">result</th><th>fraction violated</th>");
    html.append("<th>largest violation</th><th>tolerance</th><th class=\"text\">where</th></tr>\n");
    for (Finding finding : section.findings()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td class=\"text%s</td><td>%.6f</td><td>%.3g</td><td>%.1g</td>"
                  + "<td class=\"text\">%s</td></tr>%n",
              HtmlReport.escape(finding.tested()),
              finding.passed() ? "\">pass" : " failed\">fail",
              finding.fraction(),
              finding.violation(),
              finding.tolerance(),
              HtmlReport.escape(finding.where())));
    }
    html.append("</table>\n");
  }
}
