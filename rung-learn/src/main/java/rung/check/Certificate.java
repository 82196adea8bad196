package rung.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.check.probe.ConditionGrid;
import rung.functional.Functional;
import rung.parallel.Workers;

/**
 * What all checks of a functional found.
 *
 * @param functional its name
 * @param sections the checks, in groups
 * @param leftOut what the checks do not see of the functional, one line each
 */
public record Certificate(String functional, List<Section> sections, List<String> leftOut) {
  /**
   * Findings of one kind.
   *
   * @param title for people
   * @param id for machines
   */
  public record Section(String title, String id, List<Finding> findings) {}

  /**
   * Checks a functional.
   *
   * @param references whether to add the figures as others made them, by differences
   * @throws rung.system.InputException if the checks do not apply to it
   */
  public static Certificate of(Functional functional, boolean references, Workers workers) {
    List<String> leftOut = CheckScope.leftOut(functional, references);
    List<Section> sections = new ArrayList<>();
    if (references && CheckScope.referenceDifferences(functional)) {
      sections.add(
          new Section(
              "Local conditions as published figures were made: differences on the published grid",
              "reference_differences",
              LocalConditions.referenceDifferences(functional, ConditionGrid.PUBLISHED, workers)));
    }
    if (CheckScope.localConditions(functional)) {
      addLocalConditions(functional, workers, sections);
    }
    sections.add(new Section("Norms and limits", "norms", NormsAndLimits.of(functional)));
    return new Certificate(functional.name(), sections, leftOut);
  }

  private static void addLocalConditions(
      Functional functional, Workers workers, List<Section> sections) {
    for (ConditionGrid grid : List.of(ConditionGrid.PUBLISHED, ConditionGrid.WIDE)) {
      sections.add(
          new Section(
              String.format(
                  Locale.ROOT,
                  "Local conditions, exact derivatives, %s grid of %,d points",
                  grid.name(),
                  grid.size()),
              grid.name(),
              LocalConditions.exact(functional, grid, workers)));
    }
  }

  /** Whether every check passed. */
  public boolean passed() {
    return sections.stream().flatMap(s -> s.findings().stream()).allMatch(Finding::passed);
  }

  /** As plain data, for JSON. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("functional", functional);
    facts.put("passed", passed());
    facts.put("left_out", leftOut);
    for (Section section : sections) {
      List<Map<String, Object>> findings = new ArrayList<>();
      for (Finding finding : section.findings()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", finding.id());
        one.put("tested", finding.tested());
        one.put("passed", finding.passed());
        one.put("fraction", finding.fraction());
        // JSON has no word for what is no number
        one.put("violation", Double.isFinite(finding.violation()) ? finding.violation() : null);
        one.put("tolerance", finding.tolerance());
        one.put("where", finding.where());
        findings.add(one);
      }
      facts.put(section.id(), findings);
    }
    return facts;
  }
}
