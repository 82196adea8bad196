package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.basis.ContractedShell;
import rung.linalg.Matrix;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

class OneElectronIntegralsTest {
  private static Molecule atom(boolean ghost) {
    return new Molecule(List.of(new Atom(Element.ofNumber(2, ""), 0.3, -0.4, 0.5, ghost)), 0, 0);
  }

  private static Basis single(int l, boolean cartesian, double exponent) {
    ContractedShell shell = new ContractedShell(l, new double[] {exponent}, new double[] {1});
    return Basis.of(atom(false), new BasisSet("one", cartesian, Map.of(2, List.of(shell))));
  }

  @ParameterizedTest
  @CsvSource({"0,0.7", "1,0.7", "2,1.9", "3,0.2", "4,1.1", "5,3.0"})
  void sphericalGaussianHasTheKnownIntegrals(int l, double exponent) {
    Basis basis = single(l, false, exponent);
    Matrix overlap = OneElectronIntegrals.overlap(basis);
    Matrix kinetic = OneElectronIntegrals.kinetic(basis);
    Matrix nuclear = OneElectronIntegrals.nuclear(basis, atom(false));
    // ⟨T⟩ = (2l+3) α/2 and ⟨1/r⟩ = √(2α) l!/Γ(l+3/2) for r^l exp(−αr²) Y_lm.
    double gamma = 0.5 * Math.sqrt(Math.PI);
    double factorial = 1;
    for (int i = 1; i <= l; i++) {
      gamma *= i + 0.5;
      factorial *= i;
    }
    double attraction = -2 * Math.sqrt(2 * exponent) * factorial / gamma;
    for (int i = 0; i < 2 * l + 1; i++) {
      for (int j = 0; j < 2 * l + 1; j++) {
        int same = i == j ? 1 : 0;
        assertThat(overlap.get(i, j)).isCloseTo(same, within(1e-13));
        assertThat(kinetic.get(i, j))
            .isCloseTo(same * (2 * l + 3) * exponent / 2, within(1e-12 * exponent * (l + 1)));
        assertThat(nuclear.get(i, j)).isCloseTo(same * attraction, within(1e-12));
      }
    }
  }

  @Test
  void everyCartesianFunctionHasNormOne() {
    for (int l = 2; l <= 5; l++) {
      Basis basis = single(l, true, 0.8);
      Matrix overlap = OneElectronIntegrals.overlap(basis);
      for (int i = 0; i < basis.size(); i++) {
        assertThat(overlap.get(i, i)).isCloseTo(1, within(1e-13));
      }
    }
  }

  @Test
  void ghostsAttractNothing() {
    Basis basis = single(1, false, 1.1);
    assertThat(OneElectronIntegrals.nuclear(basis, atom(true)).maxAbs()).isZero();
  }

  @Test
  void overlapOfTwoBasisSetsHoldsThatOfEachFunctionPair() {
    Molecule water = ElectronRepulsionTest.water();
    Basis small = Basis.of(water, BasisLibrary.load("def2-svp"));
    Basis large = Basis.of(water, BasisLibrary.load("def2-tzvp"));
    Matrix cross = OneElectronIntegrals.overlap(small, large);
    Matrix back = OneElectronIntegrals.overlap(large, small);
    assertThat(cross.rows()).isEqualTo(small.size());
    assertThat(cross.columns()).isEqualTo(large.size());
    assertThat(cross.plus(-1, back.transpose()).maxAbs()).isLessThan(1e-13);
    Matrix own = OneElectronIntegrals.overlap(small);
    Basis again = Basis.of(water, BasisLibrary.load("def2-svp"));
    assertThat(OneElectronIntegrals.overlap(small, again).plus(-1, own).maxAbs()).isLessThan(1e-13);
  }

  @Test
  void dipoleMovesWithItsOrigin() {
    Molecule water = ElectronRepulsionTest.water();
    Basis basis = Basis.of(water, BasisLibrary.load("def2-svp"));
    Matrix overlap = OneElectronIntegrals.overlap(basis);
    double[] origin = {0.4, -1.2, 0.9};
    Matrix[] here = OneElectronIntegrals.dipole(basis, new double[3]);
    Matrix[] there = OneElectronIntegrals.dipole(basis, origin);
    for (int axis = 0; axis < 3; axis++) {
      Matrix moved = here[axis].plus(-origin[axis], overlap);
      assertThat(moved.plus(-1, there[axis]).maxAbs()).isLessThan(1e-13);
    }
  }
}
