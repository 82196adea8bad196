package rung.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.discretisation.ElectricField;
import rung.functional.named.Functionals;
import rung.learn.config.Method;
import rung.learn.task.Settings;
import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.solver.Convergence;
import rung.system.Atom;
import rung.system.InputException;
import rung.system.Molecule;

/** Reference densities, which are CCSD ones in def2-TZVP. */
class DensityDatumTest {
  private static final DensityDatum WATER =
      (DensityDatum)
          DataSetReader.read(DataSource.of("embedded:ccsd-densities", Path.of(""), ""))
              .select(List.of("rho_h2o"), "")
              .get(0);

  private static KohnShamSystem system(String basis) {
    return KohnShamSystem.build(
        WATER.system().molecule(),
        Settings.of(new Method(basis, "auto", "1", "1", ElectricField.NONE, ""), List.of(), 1),
        Workers.single());
  }

  /** A density's error, and what the basis leaves of it. */
  private record Measured(double value, double floor) {}

  private static Measured measured(KohnShamSystem system) {
    var solution =
        ScfLadder.once(Convergence.DEFAULT)
            .solve(system, Functionals.parse("pbe"), null, Workers.single());
    Observable error = WATER.observable(system, Workers.single());
    return new Measured(
        error.measure(ObservedState.of(solution), Workers.single()).values()[0],
        error.floor(Workers.single()));
  }

  @Test
  void theBasisOfTheReferenceItselfLeavesNoFloor() {
    Measured own = measured(system("def2-tzvp"));
    assertThat(own.floor()).isBetween(0.0, 1e-10);
    assertThat(own.value()).isBetween(1e-6, 1e-3);
  }

  @Test
  void aSmallerBasisLeavesAFloorBelowWhatAnScfReaches() {
    Measured small = measured(system("6-31g"));
    assertThat(small.floor()).isGreaterThan(1e-8).isLessThan(small.value());
  }

  @Test
  void aReferenceOfAnotherGeometryIsRefused() {
    List<Atom> turned =
        WATER.system().molecule().atoms().stream()
            .map(a -> new Atom(a.element(), a.y(), a.x(), a.z(), false))
            .toList();
    DensityDatum other =
        new DensityDatum(
            WATER.facts(), new NamedSystem("turned", new Molecule(turned, 0, 0)), WATER.file());
    assertThatThrownBy(() -> other.check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("atom 2 is H at")
        .hasMessageContaining("same geometry and orientation");
  }

  @Test
  void aReferenceOfAnotherChargeIsRefused() {
    DensityDatum cation =
        new DensityDatum(
            WATER.facts(),
            new NamedSystem("cation", new Molecule(WATER.system().molecule().atoms(), 1, 1)),
            WATER.file());
    assertThatThrownBy(() -> cation.check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("10.0000 electrons, the system 9");
  }

  @Test
  void aReferenceThatDepartsFromTheFormatIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("water.molden");
    Files.writeString(file, WATER.file().read().replaceAll("\\[(5D|7F|9G)]\n", ""));
    DensityDatum withoutFlags =
        new DensityDatum(WATER.facts(), WATER.system(), new DataSource.InFile(file));
    assertThat(WATER.check()).isEmpty();
    assertThat(withoutFlags.check())
        .containsExactly(
            file
                + " is read with spherical d functions, which the flags do not say;"
                + " spherical f functions, which the flags do not say");
  }
}
