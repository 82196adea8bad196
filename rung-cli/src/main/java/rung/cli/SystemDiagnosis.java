package rung.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.NotFinite;
import rung.grid.GridLevel;
import rung.grid.GridSettings;
import rung.grid.MolecularGrid;
import rung.linalg.Decompositions;
import rung.molecular.KohnShamSystem;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.ScfSolution;
import rung.scf.Stability;
import rung.term.Hamiltonian;

/** Why an SCF is easy or hard: figures of one that was tried, each with what to do about it. */
final class SystemDiagnosis {
  private static final double SMALL_GAP = 0.03;
  private static final double SAME_LEVEL = 1e-3;
  private static final double CONTAMINATED = 0.1;
  private static final double NEARLY_DEPENDENT = 1e-5;
  private static final double COARSE = 1e-4;
  private static final GridLevel FINE = new GridLevel(5);

  private final List<Finding> findings = new ArrayList<>();

  /**
   * A figure.
   *
   * @param key its name in JSON
   * @param advice null where all is well
   */
  private record Finding(String key, Object value, String told, @Nullable String advice) {}

  private SystemDiagnosis() {}

  /** Looks at a solution that may not have converged. */
  static SystemDiagnosis of(KohnShamSystem system, ScfSolution solution, Workers workers) {
    SystemDiagnosis diagnosis = new SystemDiagnosis();
    diagnosis.ending(solution);
    diagnosis.numbers(solution.notFinite());
    diagnosis.levels(system, solution.orbitals());
    diagnosis.stability(solution.stability());
    diagnosis.spin(solution);
    diagnosis.dependence(system);
    diagnosis.grid(system, solution, workers);
    return diagnosis;
  }

  private void add(String key, Object value, @Nullable String advice, String told, Object... of) {
    findings.add(new Finding(key, value, String.format(Locale.ROOT, told, of), advice));
  }

  private void ending(ScfSolution solution) {
    add(
        "outcome",
        solution.outcome().name().toLowerCase(Locale.ROOT),
        solution.converged()
            ? null
            : "give it another start: a larger --max-iterations, --smearing fermi:0.01, or --solver"
                + " newton",
        Double.isFinite(solution.orbitalGradient())
            ? "SCF: %s after %d Fock matrices, orbital gradient %.1e"
            : "SCF: %s after %d Fock matrices",
        solution.outcome().reason(),
        solution.iterations(),
        solution.orbitalGradient());
  }

  private void numbers(@Nullable NotFinite found) {
    if (found != null) {
      add(
          "not_finite",
          found.message(),
          "the functional has no number there: another one, or other parameters; ./rung check",
          "%s",
          found.message());
    }
  }

  private void levels(KohnShamSystem system, List<Orbitals> blocks) {
    double gap = Double.POSITIVE_INFINITY;
    boolean degenerate = false;
    for (int s = 0; s < blocks.size(); s++) {
      double[] energies = blocks.get(s).energies();
      int occupied = system.occupied(s);
      if (occupied > 0 && occupied < energies.length) {
        double own = energies[occupied] - energies[occupied - 1];
        gap = Math.min(gap, own);
        degenerate |= Math.abs(own) < SAME_LEVEL;
      }
    }
    if (Double.isInfinite(gap)) {
      return;
    }
    String advice = null;
    if (degenerate) {
      advice =
          "a degenerate shell is partly filled: which orbital is taken is arbitrary; --smearing"
              + " fermi:0.01 fills it evenly";
    } else if (gap < 0) {
      advice =
          "the lowest levels are not those that are filled: no solution has them filled, or"
              + " another spin state lies lower (--spin)";
    } else if (gap < SMALL_GAP) {
      advice =
          "levels near the gap swap from one iteration to the next; Newton's method does not"
              + " mind, and --smearing fermi:0.01 is an alternative";
    }
    add("gap", gap, advice, "gap: %.4f hartree", gap);
  }

  private void stability(@Nullable Stability found) {
    if (found == null || Double.isInfinite(found.internal())) {
      return;
    }
    add(
        "lowest_curvature",
        found.internal(),
        found.stable() ? null : "a saddle point: follow it with --stability follow",
        "lowest curvature: %.5f hartree",
        found.internal());
    Double external = found.external();
    if (external != null) {
      add(
          "lowest_curvature_unrestricted",
          external,
          found.breaksSpin() ? "spins would rather part: --reference uks" : null,
          "lowest curvature with orbitals for each spin: %.5f hartree",
          external);
    }
  }

  private void spin(ScfSolution solution) {
    double excess = solution.contamination();
    add(
        "spin_contamination",
        excess,
        excess > CONTAMINATED
            ? "several spin states are mixed: one determinant describes this badly, and so do"
                + " reaction energies with it"
            : null,
        "<S^2> beyond that of a pure state: %.4f",
        excess);
  }

  private void dependence(KohnShamSystem system) {
    double smallest = Decompositions.eigen(system.overlap()).values()[0];
    int dropped = system.basis().size() - system.orthogonaliser().columns();
    add(
        "smallest_overlap_eigenvalue",
        smallest,
        smallest < NEARLY_DEPENDENT
            ? "functions nearly depend on each other: a smaller basis"
            : null,
        "smallest eigenvalue of the overlap: %.1e, %d combinations of functions left out",
        smallest,
        dropped);
  }

  private void grid(KohnShamSystem system, ScfSolution solution, Workers workers) {
    MolecularGrid fine = MolecularGrid.build(system.molecule(), GridSettings.of(FINE), workers);
    double there =
        new Hamiltonian(system.on(fine, workers), solution.functional())
            .at(solution.density(), workers)
            .energy();
    double error = solution.energy() - there;
    if (!Double.isFinite(error)) {
      return;
    }
    add(
        "grid_error",
        error,
        Math.abs(error) > COARSE ? "a finer grid: --grid 4 or 5" : null,
        "energy against the grid of level 5: %.1e hartree",
        error);
  }

  /** As a JSON object. */
  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    findings.forEach(finding -> object.put(finding.key, finding.value));
    object.put(
        "advice", findings.stream().map(Finding::advice).filter(advice -> advice != null).toList());
    return object;
  }

  /** As lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(finding.told);
      if (finding.advice != null) {
        lines.add("  -> " + finding.advice);
      }
    }
    return lines;
  }
}
