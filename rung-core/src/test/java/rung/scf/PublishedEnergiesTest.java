package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.functional.named.Functionals;
import rung.grid.GridLevel;
import rung.grid.GridSettings;
import rung.grid.GridSpec;
import rung.grid.Pruning;
import rung.grid.RadialScale;
import rung.grid.UnprunedGrid;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.system.Units;

/**
 * Published energies of other programs' test suites, from Hartree-Fock and LDA to SCAN exchange and
 * range-separated hybrids, each on its own grid.
 */
class PublishedEnergiesTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-7));

  static List<OracleRow> rows() {
    return OracleTable.rows("scf_reference.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsThePublishedOne(OracleRow row) {
    BasisSet set = BasisLibrary.load(row.get("basis"));
    BasisSet basis =
        new BasisSet(set.name(), row.get("functions").equals("cartesian"), set.shells());
    Reference reference = row.get("reference").equals("rks") ? Reference.RKS : Reference.UKS;
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              molecule(row),
              new SystemSettings(basis, null, grid(row), reference, 2L << 30),
              workers);
      ScfSolution solution =
          TIGHT.solve(system, Functionals.parse(row.get("functional")), null, workers);
      assertThat(solution.converged()).isTrue();
      row.agrees("energy", solution.energy());
    }
  }

  private static GridSettings grid(OracleRow row) {
    String points = row.get("grid");
    GridSpec spec =
        points.startsWith("level")
            ? new GridLevel(Integer.parseInt(points.substring(5)))
            : new UnprunedGrid(
                Integer.parseInt(points.split("/")[0]), Integer.parseInt(points.split("/")[1]));
    Pruning pruning =
        switch (row.get("pruning")) {
          case "nwchem" -> Pruning.NWCHEM;
          case "treutler" -> Pruning.TREUTLER;
          default -> Pruning.NONE;
        };
    RadialScale scale =
        row.get("radial").equals("treutler-1") ? RadialScale.UNIT : RadialScale.ELEMENT;
    return new GridSettings(spec, pruning, scale);
  }

  private static Molecule molecule(OracleRow row) {
    double unit = row.get("unit").equals("bohr") ? 1 : Units.ANGSTROM_PER_BOHR;
    List<Atom> atoms = new ArrayList<>();
    for (String line : row.get("geometry").split(";")) {
      String[] word = line.trim().split("\\s+");
      atoms.add(
          new Atom(
              Element.ofSymbol(word[0], "table"),
              Double.parseDouble(word[1]) / unit,
              Double.parseDouble(word[2]) / unit,
              Double.parseDouble(word[3]) / unit,
              false));
    }
    return new Molecule(
        atoms, Integer.parseInt(row.get("charge")), Integer.parseInt(row.get("spin")));
  }
}
