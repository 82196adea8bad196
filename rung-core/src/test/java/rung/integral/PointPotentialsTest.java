package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.basis.ContractedShell;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.Systems;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/** Potentials of products of basis functions at points. */
class PointPotentialsTest {
  /** An atom with a d shell or f shell, and others, in no special place. */
  private static final Molecule SULFUR =
      Systems.molecule("S 0.1 0.2 -0.1; H 0.3 1.1 0.6; O -1.2 0.3 0.4", 0, 1);

  @ParameterizedTest
  @ValueSource(strings = {"def2-TZVP", "6-31G**", "cc-pVTZ"})
  void atThePlaceOfAChargeTheyAreItsAttraction(String name) {
    Basis basis = Basis.of(SULFUR, BasisLibrary.load(name));
    double[][] points = {{0.3, -2, 0.4, 9}, {0.7, 1, 0.1, 3}, {-0.4, 0.2, 0.9, -4}};
    // the place of the first atom, too, where Boys functions have the argument zero
    points[0][0] = SULFUR.atoms().get(0).x();
    points[1][0] = SULFUR.atoms().get(0).y();
    points[2][0] = SULFUR.atoms().get(0).z();
    for (int g = 0; g < points[0].length; g++) {
      Matrix attraction = OneElectronIntegrals.nuclear(basis, proton(points, g));
      double scale = attraction.maxAbs();
      Matrix a = matrix(new PointPotentials(basis, CoulombKernel.FULL), basis.size(), points, g);
      assertThat(a.plus(1, attraction).maxAbs()).isLessThan(1e-11 * scale);
      // a block of its own: far from all centres tight products count by their moments
      double[][] own = {{points[0][g]}, {points[1][g]}, {points[2][g]}};
      Matrix alone = matrix(new PointPotentials(basis, CoulombKernel.FULL), basis.size(), own, 0);
      assertThat(alone.plus(1, attraction).maxAbs()).isLessThan(1e-11 * scale);
    }
  }

  /** erf(ωr)/r is the potential of a Gaussian charge of exponent ω²: a three-centre integral. */
  @Test
  void theLongRangePartIsThePotentialOfAGaussian() {
    Basis basis = Basis.of(SULFUR, BasisLibrary.load("def2-SVP"));
    double omega = 0.7;
    double[][] points = {{0.5, 3}, {-0.2, 1}, {0.1, -2}};
    PointPotentials blurred = new PointPotentials(basis, CoulombKernel.longRange(omega));
    double gamma = omega * omega;
    ContractedShell gaussian = new ContractedShell(0, new double[] {gamma}, new double[] {1});
    BasisSet set = new BasisSet("charge", false, Map.of(1, List.of(gaussian)));
    for (int g = 0; g < 2; g++) {
      Basis charge = Basis.of(proton(points, g), set);
      double c = charge.shells().get(0).coefficients()[0] / Math.sqrt(4 * Math.PI);
      double total = c * Math.pow(Math.PI / gamma, 1.5);
      double[][] wanted = ThreeCentreIntegrals.compute(basis, charge, Workers.single());
      Matrix a = matrix(blurred, basis.size(), points, g);
      for (int mu = 0; mu < basis.size(); mu++) {
        for (int nu = 0; nu <= mu; nu++) {
          assertThat(a.get(mu, nu)).isCloseTo(wanted[mu][nu] / total, within(1e-11));
        }
      }
    }
  }

  private static Molecule proton(double[][] points, int g) {
    Element hydrogen = Element.ofSymbol("H", "test");
    Atom atom = new Atom(hydrogen, points[0][g], points[1][g], points[2][g], false);
    return new Molecule(List.of(atom), 0, 1);
  }

  private static Matrix matrix(PointPotentials potentials, int size, double[][] points, int g) {
    int n = points[0].length;
    double[][] a = potentials.evaluate(points);
    Matrix columns = Matrix.zeros(size);
    for (int nu = 0; nu < size; nu++) {
      double[][][] x = new double[1][size][n];
      double[][][] f = new double[1][size][n];
      x[0][nu][g] = 1;
      potentials.apply(a, x, f);
      for (int mu = 0; mu < size; mu++) {
        columns.set(mu, nu, f[0][mu][g]);
      }
    }
    return columns;
  }

  @Test
  void computedOnTheWayTheyGiveTheSameFields() {
    Basis basis = Basis.of(SULFUR, BasisLibrary.load("def2-SVP"));
    SplittableRandom random = new SplittableRandom(7);
    int n = 13;
    double[][] points = new double[3][n];
    double[][][] x = new double[2][basis.size()][n];
    for (int g = 0; g < n; g++) {
      for (double[] axis : points) {
        axis[g] = random.nextDouble(-3, 3);
      }
      for (double[][] spin : x) {
        for (double[] row : spin) {
          row[g] = random.nextDouble(-1, 1);
        }
      }
    }
    PointPotentials potentials = new PointPotentials(basis, CoulombKernel.longRange(0.3));
    double[][][] kept = new double[2][basis.size()][n];
    double[][][] anew = new double[2][basis.size()][n];
    potentials.apply(potentials.evaluate(points), x, kept);
    potentials.applyAnew(points, x, anew);
    for (int s = 0; s < 2; s++) {
      for (int mu = 0; mu < basis.size(); mu++) {
        assertThat(anew[s][mu]).containsExactly(kept[s][mu], within(1e-10));
      }
    }
  }
}
