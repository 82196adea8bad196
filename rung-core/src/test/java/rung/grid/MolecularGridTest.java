package rung.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

class MolecularGridTest {
  private static final String WATER = "O 0 0 0.2; H 0 1.4 -0.9; H 0 -1.4 -0.9";

  /** A row of the recorded table; the molecule comes from its text. */
  record Recorded(
      String atoms, GridSettings settings, int points, double norm, double slater, double gauss) {
    static Recorded of(String line) {
      String[] f = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
      GridSettings settings =
          new GridSettings(
              GridSpec.parse(f[2].replace("\"", "")),
              Pruning.valueOf(f[3]),
              RadialScale.valueOf(f[4]));
      return new Recorded(
          f[1],
          settings,
          Integer.parseInt(f[5]),
          Double.parseDouble(f[6]),
          Double.parseDouble(f[7]),
          Double.parseDouble(f[8]));
    }
  }

  static Stream<Recorded> recorded() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MolecularGridTest.class.getResourceAsStream("/oracle/pyscf_grids.csv")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("molecule"))
          .map(Recorded::of)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsPyscfsGrid(Recorded recorded) {
    Molecule molecule = molecule(recorded.atoms);
    MolecularGrid grid = MolecularGrid.build(molecule, recorded.settings, Workers.single());
    int points =
        molecule.atoms().stream()
            .mapToInt(atom -> AtomGrid.of(atom.element(), recorded.settings).size())
            .sum();
    assertThat(points).isEqualTo(recorded.points);
    assertThat(grid.size()).isBetween((int) (0.9 * points), points);
    double norm = 0;
    double slater = 0;
    double gauss = 0;
    for (int i = 0; i < grid.size(); i++) {
      double w = grid.weights()[i];
      norm += w * w;
      for (Atom atom : molecule.atoms()) {
        double r = distance(grid, i, atom);
        slater += w * Math.exp(-1.3 * r);
        gauss += w * grid.y()[i] * grid.y()[i] * Math.exp(-0.7 * r * r);
      }
    }
    assertThat(Math.sqrt(norm) / recorded.norm).isCloseTo(1, within(1e-10));
    assertThat(slater / recorded.slater).isCloseTo(1, within(1e-12));
    assertThat(gauss / recorded.gauss).isCloseTo(1, within(1e-12));
  }

  /** Exact: Σ_A Z_A for densities Σ_A Z_A (α_A/π)^(3/2) exp(−α_A |r − A|²). */
  @ParameterizedTest
  @MethodSource("specifications")
  void integratesADensityOfGaussiansToItsElectronCount(String spec, double error) {
    Molecule water = molecule(WATER);
    MolecularGrid grid = MolecularGrid.build(water, GridSpec.parse(spec), Workers.single());
    double electrons = 0;
    for (int i = 0; i < grid.size(); i++) {
      for (Atom atom : water.atoms()) {
        double r = distance(grid, i, atom);
        for (double a : new double[] {0.3, 1.5, 40}) {
          electrons +=
              grid.weights()[i]
                  * atom.charge()
                  / 3.0
                  * Math.pow(a / Math.PI, 1.5)
                  * Math.exp(-a * r * r);
        }
      }
    }
    assertThat(electrons).isCloseTo(water.electrons(), within(error));
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> specifications() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of("3", 1e-4),
        org.junit.jupiter.params.provider.Arguments.of("5", 1e-6),
        org.junit.jupiter.params.provider.Arguments.of("99,590", 1e-6),
        org.junit.jupiter.params.provider.Arguments.of("150,1202", 1e-8));
  }

  @Test
  void sharesOfAllCentresSumToOne() {
    Molecule molecule = molecule("Li 0.1 0.2 -1.9; Cl 0 0 1.9; @H 2 1 0; @O 0 0 1.9");
    BeckePartition partition = BeckePartition.of(molecule.atoms());
    assertThat(partition.centres()).hasSize(3);
    double[] x = {0, 0.3, -2, 5, 0.1};
    double[] y = {0, 0.1, 1, -3, 0.2};
    double[] z = {1.9, -1, 0.5, 8, -1.9};
    double[] sum = new double[x.length];
    for (int c = 0; c < 3; c++) {
      double[] shares = partition.shares(c, x, y, z, partition.scratch(x.length));
      for (int i = 0; i < sum.length; i++) {
        assertThat(shares[i]).isBetween(0.0, 1.0);
        sum[i] += shares[i];
      }
    }
    for (double total : sum) {
      assertThat(total).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void blocksCoverEveryPointOnceAndAreCompact() {
    MolecularGrid grid = MolecularGrid.build(molecule(WATER), new GridLevel(3), Workers.single());
    assertThat(grid.blockStart(0)).isZero();
    assertThat(grid.blockEnd(grid.blocks() - 1)).isEqualTo(grid.size());
    for (int b = 0; b < grid.blocks(); b++) {
      assertThat(grid.blockEnd(b) - grid.blockStart(b)).isBetween(64, MolecularGrid.BLOCK);
      if (b > 0) {
        assertThat(grid.blockStart(b)).isEqualTo(grid.blockEnd(b - 1));
      }
    }
    double[] owned = new double[3];
    for (int i = 0; i < grid.size(); i++) {
      owned[grid.owners()[i]]++;
    }
    assertThat(owned[0]).isGreaterThan(owned[1]);
    assertThat(owned[1]).isEqualTo(owned[2]);
  }

  @Test
  void hasTheSameBitsWithOneThreadAndWithTwo() {
    Molecule water = molecule(WATER);
    MolecularGrid one = MolecularGrid.build(water, new GridLevel(2), Workers.single());
    try (Workers workers = Workers.of(2)) {
      MolecularGrid two = MolecularGrid.build(water, new GridLevel(2), workers);
      assertThat(two.x()).isEqualTo(one.x());
      assertThat(two.y()).isEqualTo(one.y());
      assertThat(two.z()).isEqualTo(one.z());
      assertThat(two.weights()).isEqualTo(one.weights());
      assertThat(two.owners()).isEqualTo(one.owners());
    }
  }

  @Test
  void noPointsForNoAtomIsNoError() {
    MolecularGrid grid =
        MolecularGrid.build(new Molecule(List.of(), 0, 0), new GridLevel(0), Workers.single());
    assertThat(grid.size()).isZero();
    assertThat(grid.blocks()).isZero();
  }

  private static double distance(MolecularGrid grid, int i, Atom atom) {
    double dx = grid.x()[i] - atom.x();
    double dy = grid.y()[i] - atom.y();
    double dz = grid.z()[i] - atom.z();
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Atoms in bohr, separated by semicolons; {@code @O} or {@code ghost-O} is a ghost. */
  static Molecule molecule(String text) {
    List<Atom> atoms = new ArrayList<>();
    int electrons = 0;
    for (String line : text.split(";")) {
      String[] f = line.strip().split("\\s+");
      String symbol = f[0].replaceFirst("^(@|ghost-)", "");
      Atom atom =
          new Atom(
              Element.ofSymbol(symbol, ""),
              Double.parseDouble(f[1]),
              Double.parseDouble(f[2]),
              Double.parseDouble(f[3]),
              !symbol.equals(f[0]));
      atoms.add(atom);
      electrons += atom.charge();
    }
    return new Molecule(atoms, 0, electrons % 2);
  }
}
