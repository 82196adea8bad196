package rung.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.Basis;
import rung.basis.BasisSet;
import rung.basis.ContractedShell;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.parallel.Workers;
import rung.system.Molecule;

class AtomicOrbitalsTest {
  private static final Molecule MOLECULE =
      MolecularGridTest.molecule("O 0.1 -0.2 0.3; H 0.5 1.4 -0.9; @H 9 0 0");
  private static final long ALL = Long.MAX_VALUE;

  /** One contracted and one single shell of each l up to the given. */
  private static BasisSet shells(int maxL, boolean cartesian) {
    List<ContractedShell> shells = new ArrayList<>();
    for (int l = 0; l <= maxL; l++) {
      shells.add(new ContractedShell(l, new double[] {90, 7, 0.9}, new double[] {0.1, 0.4, 0.6}));
      shells.add(new ContractedShell(l, new double[] {0.9}, new double[] {1}));
    }
    return new BasisSet("test", cartesian, Map.of(1, shells.subList(0, 2), 8, shells));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valuesEqualTheDefinition(boolean cartesian) {
    Basis basis = Basis.of(MOLECULE, shells(6, cartesian));
    MolecularGrid grid = MolecularGrid.build(MOLECULE, new GridLevel(0), Workers.single());
    AtomicOrbitals orbitals = AtomicOrbitals.of(basis, grid, 0, ALL, Workers.single());
    double largest = 0;
    for (int b = 0; b < grid.blocks(); b++) {
      AoBlock block = orbitals.block(b);
      assertThat(block.functions()).isSorted();
      double[] found = new double[basis.size()];
      for (int p = 0; p < block.points(); p++) {
        java.util.Arrays.fill(found, 0);
        for (int i = 0; i < block.active(); i++) {
          found[block.functions()[i]] = block.value()[i * block.points() + p];
        }
        int g = block.start() + p;
        double[] exact = direct(basis, grid.x()[g], grid.y()[g], grid.z()[g]);
        for (int f = 0; f < exact.length; f++) {
          largest = Math.max(largest, Math.abs(found[f] - exact[f]) / (1 + Math.abs(exact[f])));
        }
      }
    }
    assertThat(largest).isLessThan(5e-13 + AtomicOrbitals.THRESHOLD);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2"})
  void derivativesEqualFiniteDifferences(boolean cartesian, int derivatives) {
    Basis basis = Basis.of(MOLECULE, shells(6, cartesian));
    MolecularGrid grid = MolecularGrid.build(MOLECULE, new GridLevel(0), Workers.single());
    AtomicOrbitals orbitals = AtomicOrbitals.of(basis, grid, derivatives, ALL, Workers.single());
    for (int b = 0; b < grid.blocks(); b++) {
      AoBlock block = orbitals.block(b);
      int p = b % block.points();
      int g = block.start() + p;
      double[] at = {grid.x()[g], grid.y()[g], grid.z()[g]};
      for (int axis = 0; axis < 3; axis++) {
        double[] exact = difference(basis, at, axis);
        check(block, p, block.gradient()[axis], exact, 1e-8);
      }
      if (derivatives == 2) {
        for (int pair = 0; pair < 6; pair++) {
          int[] axes = AngularPolynomials.PAIRS[pair];
          double[] exact = secondDifference(basis, at, axes[0], axes[1]);
          check(block, p, block.second()[pair], exact, 1e-5);
        }
      } else {
        assertThat(block.second()).isEmpty();
      }
    }
  }

  private static void check(AoBlock block, int p, double[] found, double[] exact, double error) {
    for (int i = 0; i < block.active(); i++) {
      double value = found[i * block.points() + p];
      double expected = exact[block.functions()[i]];
      assertThat(value).isCloseTo(expected, within(error * (1 + Math.abs(expected))));
    }
  }

  @Test
  void overlapIntegralsOfNormalisedFunctionsAreOne() {
    Basis basis = Basis.of(MOLECULE, shells(6, false));
    MolecularGrid grid = MolecularGrid.build(MOLECULE, new UnprunedGrid(99, 590), Workers.single());
    AtomicOrbitals orbitals = AtomicOrbitals.of(basis, grid, 0, 0, Workers.single());
    double[] norm = new double[basis.size()];
    for (int b = 0; b < grid.blocks(); b++) {
      AoBlock block = orbitals.block(b);
      for (int i = 0; i < block.active(); i++) {
        for (int p = 0; p < block.points(); p++) {
          double value = block.value()[i * block.points() + p];
          norm[block.functions()[i]] += grid.weights()[block.start() + p] * value * value;
        }
      }
    }
    for (double n : norm) {
      assertThat(n).isCloseTo(1, within(3e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void keptAndRecomputedBlocksHaveTheSameBits(int derivatives) {
    Basis basis = Basis.of(MOLECULE, shells(3, false));
    MolecularGrid grid = MolecularGrid.build(MOLECULE, new GridLevel(1), Workers.single());
    AtomicOrbitals kept = AtomicOrbitals.of(basis, grid, derivatives, ALL, Workers.single());
    AtomicOrbitals partly = AtomicOrbitals.of(basis, grid, derivatives, 1 << 20, Workers.single());
    assertThat(kept.keptBlocks()).isEqualTo(grid.blocks());
    assertThat(partly.keptBlocks()).isBetween(1, grid.blocks() - 1);
    for (int b = 0; b < grid.blocks(); b++) {
      assertSame(kept.block(b), partly.block(b));
    }
  }

  @Test
  void oneThreadAndTwoHaveTheSameBits() {
    Basis basis = Basis.of(MOLECULE, shells(3, false));
    MolecularGrid grid = MolecularGrid.build(MOLECULE, new GridLevel(1), Workers.single());
    AtomicOrbitals one = AtomicOrbitals.of(basis, grid, 1, ALL, Workers.single());
    try (Workers workers = Workers.of(2)) {
      AtomicOrbitals two = AtomicOrbitals.of(basis, grid, 1, ALL, workers);
      AtomicOrbitals none = AtomicOrbitals.of(basis, grid, 1, 0, workers);
      workers.forEach(
          grid.blocks(),
          b -> {
            assertSame(one.block(b), two.block(b));
            assertSame(one.block(b), none.block(b));
          });
    }
  }

  private static void assertSame(AoBlock a, AoBlock b) {
    int n = a.active() * a.points();
    assertThat(b.functions()).isEqualTo(a.functions());
    assertThat(b.points()).isEqualTo(a.points());
    assertThat(java.util.Arrays.equals(a.value(), 0, n, b.value(), 0, n)).isTrue();
    for (int i = 0; i < a.gradient().length; i++) {
      assertThat(java.util.Arrays.equals(a.gradient()[i], 0, n, b.gradient()[i], 0, n)).isTrue();
    }
    for (int i = 0; i < a.second().length; i++) {
      assertThat(java.util.Arrays.equals(a.second()[i], 0, n, b.second()[i], 0, n)).isTrue();
    }
  }

  /** R(r) S(x, y, z) term by term. */
  private static double[] direct(Basis basis, double x, double y, double z) {
    double[] values = new double[basis.size()];
    for (Shell shell : basis.shells()) {
      double dx = x - shell.x();
      double dy = y - shell.y();
      double dz = z - shell.z();
      double radial = 0;
      for (int k = 0; k < shell.exponents().length; k++) {
        radial +=
            shell.coefficients()[k]
                * Math.exp(-shell.exponents()[k] * (dx * dx + dy * dy + dz * dz));
      }
      double[][] transform = SolidHarmonics.transform(shell.l(), shell.cartesian());
      for (int m = 0; m < transform.length; m++) {
        double angular = 0;
        for (int j = 0; j <= shell.l(); j++) {
          for (int k = 0; j + k <= shell.l(); k++) {
            angular +=
                transform[m][SolidHarmonics.monomial(j, k)]
                    * Math.pow(dx, shell.l() - j - k)
                    * Math.pow(dy, j)
                    * Math.pow(dz, k);
          }
        }
        values[shell.offset() + m] = radial * angular;
      }
    }
    return values;
  }

  private static double[] displaced(Basis basis, double[] at, int axis, double by) {
    double[] moved = at.clone();
    moved[axis] += by;
    return direct(basis, moved[0], moved[1], moved[2]);
  }

  /** Five-point difference with a step small against the width of the narrowest function. */
  private static double[] difference(Basis basis, double[] at, int axis) {
    double h = 1e-4;
    double[] far = displaced(basis, at, axis, 2 * h);
    double[] near = displaced(basis, at, axis, h);
    double[] back = displaced(basis, at, axis, -h);
    double[] farBack = displaced(basis, at, axis, -2 * h);
    double[] result = new double[far.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (8 * (near[i] - back[i]) - (far[i] - farBack[i])) / (12 * h);
    }
    return result;
  }

  private static double[] secondDifference(Basis basis, double[] at, int first, int second) {
    double h = 1e-4;
    double[] result = new double[basis.size()];
    for (int step = -2; step <= 2; step++) {
      double factor = new double[] {1, -8, 0, 8, -1}[step + 2] / (12 * h);
      double[] moved = at.clone();
      moved[second] += step * h;
      double[] slope = difference(basis, moved, first);
      for (int i = 0; i < result.length; i++) {
        result[i] += factor * slope[i];
      }
    }
    return result;
  }
}
