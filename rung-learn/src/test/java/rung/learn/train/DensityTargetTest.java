package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.functional.named.Functionals;
import rung.learn.config.Method;
import rung.learn.data.DataSetReader;
import rung.learn.data.DataSource;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.Convergence;
import rung.scf.ScfLadder;
import rung.system.Atom;
import rung.system.InputException;
import rung.system.Molecule;

/** Reference densities, which are CCSD ones in def2-TZVP. */
class DensityTargetTest {
  private static final Datum.Density WATER =
      (Datum.Density)
          DataSetReader.read(DataSource.of("embedded:ccsd-densities", Path.of(""), ""))
              .select(List.of("rho_h2o"), "")
              .get(0);

  private static KohnShamSystem system(String basis) {
    return SystemPool.build(
        WATER.system(),
        Settings.of(new Method(basis, "auto", "1", "1", ""), List.of(), 1),
        Workers.single());
  }

  private static DensityTarget.Measured measured(KohnShamSystem system) {
    var solution =
        ScfLadder.once(Convergence.DEFAULT)
            .solve(system, Functionals.parse("pbe"), null, Workers.single());
    return DensityTarget.prepare(WATER, system, Workers.single())
        .measure(solution.density(), Workers.single());
  }

  @Test
  void theBasisOfTheReferenceItselfLeavesNoFloor() {
    DensityTarget.Measured own = measured(system("def2-tzvp"));
    assertThat(own.floor()).isBetween(0.0, 1e-10);
    assertThat(own.value()).isBetween(1e-6, 1e-3);
  }

  @Test
  void aSmallerBasisLeavesAFloorBelowWhatAnScfReaches() {
    DensityTarget.Measured small = measured(system("6-31g"));
    assertThat(small.floor()).isGreaterThan(1e-8).isLessThan(small.value());
  }

  @Test
  void aReferenceOfAnotherGeometryIsRefused() {
    List<Atom> turned =
        WATER.system().molecule().atoms().stream()
            .map(a -> new Atom(a.element(), a.y(), a.x(), a.z(), false))
            .toList();
    Datum.Density other =
        new Datum.Density(
            WATER.facts(),
            new NamedSystem("turned", new Molecule(turned, 0, 0)),
            WATER.reference());
    assertThatThrownBy(() -> DensityTarget.read(other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("atom 2 is H at")
        .hasMessageContaining("same geometry and orientation");
  }

  @Test
  void aReferenceOfAnotherChargeIsRefused() {
    Datum.Density cation =
        new Datum.Density(
            WATER.facts(),
            new NamedSystem("cation", new Molecule(WATER.system().molecule().atoms(), 1, 1)),
            WATER.reference());
    assertThatThrownBy(() -> DensityTarget.read(cation))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("10.0000 electrons, the system 9");
  }

  @Test
  void aReferenceThatDepartsFromTheFormatIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("water.molden");
    Files.writeString(file, WATER.reference().read().replaceAll("\\[(5D|7F|9G)]\n", ""));
    Datum.Density withoutFlags =
        new Datum.Density(WATER.facts(), WATER.system(), new DataSource.InFile(file));
    assertThat(DensityTargets.check(List.of(WATER))).isEmpty();
    assertThat(DensityTargets.check(List.of(WATER, withoutFlags)))
        .containsExactly(
            file
                + " is read with spherical d functions, which the flags do not say;"
                + " spherical f functions, which the flags do not say");
  }
}
