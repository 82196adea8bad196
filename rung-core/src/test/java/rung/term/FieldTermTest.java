package rung.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.BasisLibrary;
import rung.discretisation.ElectricField;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.observable.DipoleMoment;
import rung.parallel.Workers;
import rung.scf.OracleRow;
import rung.scf.OracleTable;
import rung.scf.Psi4EnergiesTest;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.system.InputException;
import rung.system.Molecule;
import rung.system.Units;

/** Molecules in a uniform field against Psi4, whose {@code perturb_dipole} is −F. */
class FieldTermTest {
  private static final Workers ONE = Workers.single();
  private static final List<String> DIPOLE = List.of("dipole_x", "dipole_y", "dipole_z");
  private static final List<String> FIELD = List.of("fx", "fy", "fz");
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(100, 1e-11, 1e-8));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_field.csv");
  }

  private static KohnShamSystem system(Molecule molecule, ElectricField field, String grid) {
    SystemSettings settings =
        new SystemSettings(
            BasisLibrary.load("def2-svp"),
            null,
            GridSpec.parse(grid),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    return KohnShamSystem.build(molecule, settings.in(field), ONE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyAndDipoleEqualPsi4s(OracleRow row) {
    row.agrees("energy", solve(row).energy());
    double[] dipole = dipole(row);
    for (int axis = 0; axis < 3; axis++) {
      row.agrees(DIPOLE.get(axis), dipole[axis] * Units.DEBYE_PER_AU);
    }
  }

  /** The rows of +F, whose neighbour is that of −F. */
  static List<Arguments> pairs() {
    return IntStream.range(0, rows().size())
        .filter(i -> rows().get(i).get("id").endsWith("+"))
        .mapToObj(i -> Arguments.of(rows().get(i), rows().get(i + 1)))
        .toList();
  }

  /** α_kk = (μ_k(F) − μ_k(−F)) / 2F, atomic units; Psi4's from its own dipoles. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void polarisabilityEqualsPsi4s(OracleRow plus, OracleRow minus) {
    int axis = "xyz".indexOf(plus.get("id").charAt(plus.get("id").length() - 2));
    double twice = plus.number(FIELD.get(axis)) - minus.number(FIELD.get(axis));
    assertThat(twice).isEqualTo(0.01);
    String column = DIPOLE.get(axis);
    double theirs = (plus.number(column) - minus.number(column)) / Units.DEBYE_PER_AU / twice;
    double ours = (dipole(plus)[axis] - dipole(minus)[axis]) / twice;
    assertThat(ours).isCloseTo(theirs, offset(1e-5 * Math.abs(theirs)));
  }

  private static double[] dipole(OracleRow row) {
    ScfSolution solution = solve(row);
    KohnShamSystem system = (KohnShamSystem) solution.discretisation();
    return DipoleMoment.of(system, solution.density()).components();
  }

  private static ScfSolution solve(OracleRow row) {
    ElectricField field =
        new ElectricField(-row.number("fx"), -row.number("fy"), -row.number("fz"));
    boolean gridFree = row.get("functional").equals("hf");
    KohnShamSystem system =
        system(Psi4EnergiesTest.molecule(row), field, gridFree ? "10,26" : "99,590");
    ScfSolution solution = TIGHT.solve(system, Functionals.parse(row.get("functional")), null, ONE);
    assertThat(solution.converged()).isTrue();
    return solution;
  }

  /** dE/dF = −μ, also where nuclei and electrons do not cancel: about the origin. */
  @Test
  void theEnergysSlopeIsTheDipole() {
    Molecule hydroxide = Systems.molecule("O 0 0 0.3; H 0 0 1.26", -1, 0);
    double h = 3e-4;
    double plus = energy(hydroxide, h);
    double minus = energy(hydroxide, -h);
    KohnShamSystem system = system(hydroxide, ElectricField.NONE, "20,50");
    ScfSolution solution = TIGHT.solve(system, Functionals.parse("pbe"), null, ONE);
    DipoleMoment moment = DipoleMoment.of(system, solution.density());
    double aboutOrigin = moment.components()[2] - moment.origin()[2];
    assertThat((minus - plus) / (2 * h)).isCloseTo(aboutOrigin, offset(1e-5));
    assertThat(solution.state().parts().byLabel()).doesNotContainKey("field");
  }

  private static double energy(Molecule molecule, double z) {
    KohnShamSystem system = system(molecule, new ElectricField(0, 0, z), "20,50");
    return TIGHT.solve(system, Functionals.parse("pbe"), null, ONE).energy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.005", "0,0", "0,0,0,0", "0,0,x", "0,0,nan", "0,0,5", "a,b,c"})
  void whatIsNoFieldIsRefused(String text) {
    assertThatThrownBy(() -> ElectricField.parse(text, "--field"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--field");
  }
}
