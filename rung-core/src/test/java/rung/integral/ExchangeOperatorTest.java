package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

class ExchangeOperatorTest {
  private static final Workers ONE = Workers.single();
  private static final long MUCH = 1L << 30;

  @ParameterizedTest
  @ValueSource(strings = {"def2-svp", "6-31G*"})
  void coulombMatrixOfTheSameQuartetsEqualsTheCoulombEngines(String set) {
    Basis basis = basis(set);
    Matrix density = ElectronRepulsionTest.randomDensity(basis.size());
    FourCentreIntegrals integrals = new FourCentreIntegrals(basis, CoulombKernel.FULL, ONE);
    Matrix coulomb = Matrix.zeros(basis.size());
    for (int i = 0; i < integrals.portions(); i++) {
      for (int j = 0; j < integrals.portions(); j++) {
        addCoulomb(integrals, i, j, density, coulomb);
      }
    }
    Matrix expected = new FourCentreRepulsion(basis, ONE).coulomb(density);
    assertThat(coulomb.plus(-1, expected).maxAbs()).isLessThan(1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "long", "short"})
  void exchangeMatrixIsItsFormula(String range) {
    CoulombKernel kernel =
        switch (range) {
          case "full" -> CoulombKernel.FULL;
          case "long" -> CoulombKernel.longRange(0.4);
          default -> CoulombKernel.shortRange(0.11);
        };
    Basis basis = basis("6-31G*");
    int n = basis.size();
    Matrix density = ElectronRepulsionTest.randomDensity(n);
    double[][] all = all(basis, kernel);
    Matrix expected = Matrix.zeros(n);
    for (int mu = 0; mu < n; mu++) {
      for (int nu = 0; nu < n; nu++) {
        for (int ka = 0; ka < n; ka++) {
          for (int la = 0; la < n; la++) {
            expected.add(mu, nu, all[mu * n + ka][nu * n + la] * density.get(ka, la));
          }
        }
      }
    }
    for (long memory : new long[] {0, MUCH}) {
      Matrix exchange = new FourCentreExchange(basis, kernel, memory, ONE).exchange(density, ONE);
      assertThat(exchange.plus(-1, expected).maxAbs()).isLessThan(1e-10);
    }
  }

  @Test
  void slopeIsTheDerivativeOfTheLongRangeInteraction() {
    Basis basis = basis("6-31G*");
    Basis fitting =
        Basis.of(ElectronRepulsionTest.water(), BasisLibrary.load("def2-universal-jkfit"));
    Matrix density = ElectronRepulsionTest.randomDensity(basis.size());
    double omega = 0.35;
    double h = 1e-3;
    Matrix quotient = Matrix.zeros(basis.size());
    Matrix fittedQuotient = Matrix.zeros(basis.size());
    double[] weights = {1, -8, 8, -1};
    double[] steps = {-2, -1, 1, 2};
    SymmetricProduct product = SymmetricProduct.of(density);
    for (int k = 0; k < 4; k++) {
      CoulombKernel kernel = CoulombKernel.longRange(omega + steps[k] * h);
      quotient.addScaled(
          weights[k] / (12 * h),
          new FourCentreExchange(basis, kernel, MUCH, ONE).exchange(density, ONE));
      fittedQuotient.addScaled(
          weights[k] / (12 * h),
          FittedExchange.of(basis, fitting, kernel, ONE).exchange(List.of(product), ONE).get(0));
    }
    Matrix slope =
        new FourCentreExchange(basis, CoulombKernel.slope(omega), MUCH, ONE).exchange(density, ONE);
    assertThat(slope.plus(-1, quotient).maxAbs()).isLessThan(1e-9);
    Matrix fittedSlope =
        FittedExchange.slope(basis, fitting, omega, ONE).exchange(List.of(product), ONE).get(0);
    assertThat(fittedSlope.plus(-1, fittedQuotient).maxAbs()).isLessThan(1e-7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.11, 0.4, 5})
  void attenuatedIntegralOfOneGaussianIsItsClosedForm(double omega) {
    double exponent = 1.3;
    Basis basis =
        Basis.of(
            new Molecule(List.of(new Atom(Element.ofNumber(2, ""), 0, 0, 0, false)), 0, 0),
            new BasisSet(
                "s", false, Map.of(2, List.of(CoulombIntegralsTest.shell(0, exponent, 1)))));
    Matrix one = new Matrix(1, 1, new double[] {1});
    // (ss|ss) is 2 √(α/π) with 1/r; α is the reduced exponent of two pairs of exponent 2α.
    double reduced = exponent * omega * omega / (exponent + omega * omega);
    double expected = 2 * Math.sqrt(reduced / Math.PI);
    assertThat(
            new FourCentreExchange(basis, CoulombKernel.longRange(omega), MUCH, ONE)
                .exchange(one, ONE)
                .get(0, 0))
        .isCloseTo(expected, within(1e-13));
    assertThat(
            new FourCentreExchange(basis, CoulombKernel.shortRange(omega), MUCH, ONE)
                .exchange(one, ONE)
                .get(0, 0))
        .isCloseTo(2 * Math.sqrt(exponent / Math.PI) - expected, within(1e-13));
  }

  @Test
  void everyFormOfAProductGivesTheExchangeOfItsMatrix() {
    Basis basis = basis("6-31G*");
    Basis fitting =
        Basis.of(ElectronRepulsionTest.water(), BasisLibrary.load("def2-universal-jkfit"));
    Matrix random = ElectronRepulsionTest.randomDensity(basis.size());
    SymmetricProduct square = SymmetricProduct.square(random.columns(0, 4));
    SymmetricProduct product = new SymmetricProduct(random.columns(0, 3), random.columns(5, 8));
    for (FittedExchange operator :
        List.of(
            FittedExchange.of(basis, fitting, CoulombKernel.FULL, ONE),
            FittedExchange.slope(basis, fitting, 0.3, ONE))) {
      List<Matrix> direct = operator.exchange(List.of(square, product), ONE);
      List<Matrix> general =
          operator.exchange(
              List.of(SymmetricProduct.of(square.matrix()), SymmetricProduct.of(product.matrix())),
              ONE);
      for (int d = 0; d < 2; d++) {
        assertThat(direct.get(d).plus(-1, general.get(d)).maxAbs()).isLessThan(1e-10);
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Basis basis = basis("6-31G*");
    Basis fitting =
        Basis.of(ElectronRepulsionTest.water(), BasisLibrary.load("def2-universal-jkfit"));
    SymmetricProduct d =
        SymmetricProduct.square(ElectronRepulsionTest.randomDensity(basis.size()).columns(0, 5));
    try (Workers two = Workers.of(2)) {
      for (long memory : new long[] {0, MUCH}) {
        assertThat(
                new FourCentreExchange(basis, CoulombKernel.FULL, memory, two)
                    .exchange(d.matrix(), two)
                    .data())
            .isEqualTo(
                new FourCentreExchange(basis, CoulombKernel.FULL, memory, ONE)
                    .exchange(d.matrix(), ONE)
                    .data());
      }
      assertThat(
              FittedExchange.of(basis, fitting, CoulombKernel.FULL, two)
                  .exchange(List.of(d), two)
                  .get(0)
                  .data())
          .isEqualTo(
              FittedExchange.of(basis, fitting, CoulombKernel.FULL, ONE)
                  .exchange(List.of(d), ONE)
                  .get(0)
                  .data());
    }
  }

  private static Basis basis(String set) {
    return Basis.of(ElectronRepulsionTest.water(), BasisLibrary.load(set));
  }

  private static void addCoulomb(
      FourCentreIntegrals integrals, int i, int j, Matrix density, Matrix coulomb) {
    double[] block = block(integrals, i, j);
    int columns = integrals.functions(j);
    for (int p = 0; p < integrals.pairs(i).size(); p++) {
      Shell a = integrals.pairs(i).first().get(p);
      Shell b = integrals.pairs(i).second().get(p);
      for (int q = 0; q < integrals.pairs(j).size(); q++) {
        Shell c = integrals.pairs(j).first().get(q);
        Shell d = integrals.pairs(j).second().get(q);
        for (int f = 0; f < a.size() * b.size(); f++) {
          double sum = 0;
          for (int g = 0; g < c.size() * d.size(); g++) {
            double value = block[(integrals.start(i, p) + f) * columns + integrals.start(j, q) + g];
            sum +=
                (c == d ? 1 : 2)
                    * value
                    * density.get(c.offset() + g / d.size(), d.offset() + g % d.size());
          }
          int mu = a.offset() + f / b.size();
          int nu = b.offset() + f % b.size();
          coulomb.add(mu, nu, sum);
          if (a != b) {
            coulomb.add(nu, mu, sum);
          }
        }
      }
    }
  }

  private static double[] block(FourCentreIntegrals integrals, int i, int j) {
    boolean[] wanted = new boolean[integrals.pairs(j).size()];
    java.util.Arrays.fill(wanted, true);
    return integrals.block(i, j, wanted);
  }

  /** (μν|κλ) at [μ n + ν][κ n + λ]. */
  private static double[][] all(Basis basis, CoulombKernel kernel) {
    int n = basis.size();
    double[][] all = new double[n * n][n * n];
    FourCentreIntegrals integrals = new FourCentreIntegrals(basis, kernel, ONE);
    for (int i = 0; i < integrals.portions(); i++) {
      for (int j = 0; j < integrals.portions(); j++) {
        double[] block = block(integrals, i, j);
        int[][] rows = places(integrals, i, n);
        int[][] columns = places(integrals, j, n);
        for (int r = 0; r < rows.length; r++) {
          for (int c = 0; c < columns.length; c++) {
            for (int row : rows[r]) {
              for (int column : columns[c]) {
                all[row][column] = block[r * columns.length + c];
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static int[][] places(FourCentreIntegrals integrals, int portion, int n) {
    int[][] places = new int[integrals.functions(portion)][];
    int at = 0;
    for (int p = 0; p < integrals.pairs(portion).size(); p++) {
      Shell a = integrals.pairs(portion).first().get(p);
      Shell b = integrals.pairs(portion).second().get(p);
      for (int i = a.offset(); i < a.offset() + a.size(); i++) {
        for (int j = b.offset(); j < b.offset() + b.size(); j++) {
          places[at++] = new int[] {i * n + j, j * n + i};
        }
      }
    }
    return places;
  }
}
