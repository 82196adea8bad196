package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

class ElectronRepulsionTest {
  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Basis basis = Basis.of(water(), BasisLibrary.load("def2-svp"));
    Basis fitting = Basis.of(water(), BasisLibrary.load("def2-universal-jfit"));
    Matrix density = randomDensity(basis.size());
    try (Workers two = Workers.of(2)) {
      assertThat(ThreeCentreIntegrals.compute(basis, fitting, two))
          .isDeepEqualTo(ThreeCentreIntegrals.compute(basis, fitting, Workers.single()));
      FittedRepulsion fitted = FittedRepulsion.of(basis, fitting, two);
      assertThat(fitted.coulomb(density, two).data())
          .isEqualTo(fitted.coulomb(density, Workers.single()).data());
      FourCentreRepulsion exact = new FourCentreRepulsion(basis, two);
      assertThat(exact.coulomb(density, two).data())
          .isEqualTo(exact.coulomb(density, Workers.single()).data());
    }
  }

  @Test
  void fittedCoulombMatrixIsTheMatrixFormula() {
    Basis basis = Basis.of(water(), BasisLibrary.load("def2-svp"));
    Basis fitting = Basis.of(water(), BasisLibrary.load("def2-universal-jfit"));
    Matrix density = randomDensity(basis.size());
    double[][] rows = ThreeCentreIntegrals.compute(basis, fitting, Workers.single());
    Matrix twoCentre = TwoCentreIntegrals.compute(fitting);
    int n = basis.size();
    int naux = fitting.size();
    double[] projected = new double[naux];
    for (int mu = 0; mu < n; mu++) {
      for (int nu = 0; nu < n; nu++) {
        int at = Math.min(mu, nu) * naux;
        for (int p = 0; p < naux; p++) {
          projected[p] += density.get(mu, nu) * rows[Math.max(mu, nu)][at + p];
        }
      }
    }
    double[] coefficients = Decompositions.solve(twoCentre, projected);
    Matrix coulomb = new FittedRepulsion(rows, twoCentre).coulomb(density);
    for (int mu = 0; mu < n; mu++) {
      for (int nu = 0; nu < n; nu++) {
        double expected = 0;
        for (int p = 0; p < naux; p++) {
          expected += coefficients[p] * rows[Math.max(mu, nu)][Math.min(mu, nu) * naux + p];
        }
        assertThat(coulomb.get(mu, nu)).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void fittingIsExactWhereTheFittingBasisHoldsTheDensity() {
    Molecule atom =
        new Molecule(List.of(new Atom(Element.ofNumber(2, ""), 0.1, 0.2, 0.3, false)), 0, 0);
    Basis orbital =
        Basis.of(
            atom,
            new BasisSet("s", false, Map.of(2, List.of(CoulombIntegralsTest.shell(0, 1.3, 1)))));
    Basis product =
        Basis.of(
            atom,
            new BasisSet(
                "s",
                false,
                Map.of(
                    2,
                    List.of(
                        CoulombIntegralsTest.shell(0, 2.6, 1),
                        CoulombIntegralsTest.shell(0, 0.9, 1)))));
    Matrix density = new Matrix(1, 1, new double[] {2});
    double fitted =
        FittedRepulsion.of(orbital, product, Workers.single()).coulomb(density).get(0, 0);
    double exact = new FourCentreRepulsion(orbital, Workers.single()).coulomb(density).get(0, 0);
    // (ss|ss) of one normalised Gaussian of exponent α is 2 √(α/π).
    assertThat(exact).isCloseTo(4 * Math.sqrt(1.3 / Math.PI), within(1e-13));
    assertThat(fitted).isCloseTo(exact, within(1e-12));
  }

  @Test
  void fittingErrorOfWaterIsSmall() {
    Basis basis = Basis.of(water(), BasisLibrary.load("def2-svp"));
    Basis fitting = Basis.of(water(), BasisLibrary.load("def2-universal-jkfit"));
    Matrix overlap = OneElectronIntegrals.overlap(basis);
    // Ten electrons in the lowest eigenvectors of the core Hamiltonian: a density with the usual
    // cusps.
    Matrix core = OneElectronIntegrals.kinetic(basis);
    core.addScaled(1, OneElectronIntegrals.nuclear(basis, water()));
    Matrix x = Decompositions.orthogonaliser(overlap, 1e-8);
    Matrix orbitals =
        LinearAlgebra.multiply(x, Decompositions.eigen(LinearAlgebra.transform(core, x)).vectors());
    Matrix occupied = orbitals.columns(0, 5);
    Matrix density = LinearAlgebra.multiply(occupied, false, occupied, true).times(2);
    double exact =
        0.5 * density.dot(new FourCentreRepulsion(basis, Workers.single()).coulomb(density));
    double fitted =
        0.5 * density.dot(FittedRepulsion.of(basis, fitting, Workers.single()).coulomb(density));
    assertThat(exact - fitted).isBetween(0.0, 1e-3);
  }

  static Molecule water() {
    return new Molecule(
        List.of(
            new Atom(Element.ofNumber(8, ""), 0, 0, 0.2217, false),
            new Atom(Element.ofNumber(1, ""), 0, 1.4309, -0.8867, false),
            new Atom(Element.ofNumber(1, ""), 0, -1.4309, -0.8867, false)),
        0,
        0);
  }

  static Matrix randomDensity(int n) {
    SplittableRandom random = new SplittableRandom(n);
    Matrix density = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = random.nextDouble(-1, 1);
        density.set(i, j, value);
        density.set(j, i, value);
      }
    }
    return density;
  }
}
