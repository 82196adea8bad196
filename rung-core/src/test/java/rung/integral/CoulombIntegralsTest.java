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
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

class CoulombIntegralsTest {
  private static final Molecule MOLECULE =
      new Molecule(
          List.of(
              new Atom(Element.ofNumber(1, ""), 0.3, -0.2, 0.5, false),
              new Atom(Element.ofNumber(2, ""), -0.7, 0.9, -0.4, false),
              new Atom(Element.ofNumber(3, ""), 1.1, 0.6, 0.2, false)),
          0,
          0);

  static ContractedShell shell(int l, double... exponentsAndCoefficients) {
    int n = exponentsAndCoefficients.length / 2;
    double[] exponents = new double[n];
    double[] coefficients = new double[n];
    for (int k = 0; k < n; k++) {
      exponents[k] = exponentsAndCoefficients[2 * k];
      coefficients[k] = exponentsAndCoefficients[2 * k + 1];
    }
    return new ContractedShell(l, exponents, coefficients);
  }

  /** Contracted and single, two shells on one centre, up to h. */
  private static Basis orbitals(boolean cartesian) {
    BasisSet set =
        new BasisSet(
            "made up",
            cartesian,
            Map.of(
                1,
                List.of(shell(0, 5.1, 0.4, 0.8, 0.7), shell(3, 1.3, 1)),
                2,
                List.of(shell(1, 2.2, 0.5, 0.4, 0.6), shell(5, 1.7, 1)),
                3,
                List.of(shell(2, 0.9, 0.8, 0.3, 0.3))));
    return Basis.of(MOLECULE, set);
  }

  /** Contracted and single, up to i. */
  private static Basis fitting(boolean cartesian) {
    BasisSet set =
        new BasisSet(
            "made up",
            cartesian,
            Map.of(
                1,
                List.of(shell(0, 3.1, 0.3, 0.5, 0.9), shell(6, 1.4, 1)),
                2,
                List.of(shell(0, 0.2, 1), shell(2, 2.9, 0.4, 0.7, 0.5), shell(4, 0.9, 1)),
                3,
                List.of(shell(1, 0.6, 1), shell(3, 1.8, 0.4, 0.6, 0.5), shell(5, 1.1, 1))));
    return Basis.of(MOLECULE, set);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threeCentreIntegralsEqualTheirSimpleTwin(boolean cartesian) {
    Basis orbitals = orbitals(cartesian);
    Basis fitting = fitting(cartesian);
    int naux = fitting.size();
    double[][] rows = ThreeCentreIntegrals.compute(orbitals, fitting, Workers.single());
    SplittableRandom random = new SplittableRandom(3);
    for (Shell a : orbitals.shells()) {
      for (Shell b : orbitals.shells()) {
        for (Shell c : fitting.shells()) {
          // Triples of high functions take the twin long: a seeded quarter of them is enough.
          if (b.offset() > a.offset() || (a.l() + b.l() + c.l() > 6 && random.nextInt(4) > 0)) {
            continue;
          }
          double[] expected =
              QuadratureCoulomb.of(a, b, c, QuadratureCoulomb.unit(c.x(), c.y(), c.z()));
          int at = 0;
          for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
              for (int k = 0; k < c.size(); k++, at++) {
                int mu = a.offset() + i;
                int nu = b.offset() + j;
                if (nu <= mu) {
                  assertThat(rows[mu][nu * naux + c.offset() + k])
                      .as("(%d %d|%d)", mu, nu, c.offset() + k)
                      .isCloseTo(expected[at], within(1e-11));
                }
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoCentreIntegralsEqualTheirSimpleTwin(boolean cartesian) {
    Basis fitting = fitting(cartesian);
    Matrix integrals = TwoCentreIntegrals.compute(fitting);
    for (Shell a : fitting.shells()) {
      for (Shell b : fitting.shells()) {
        double[] expected =
            QuadratureCoulomb.of(
                a,
                QuadratureCoulomb.unit(a.x(), a.y(), a.z()),
                b,
                QuadratureCoulomb.unit(b.x(), b.y(), b.z()));
        for (int i = 0; i < a.size(); i++) {
          for (int j = 0; j < b.size(); j++) {
            double value = expected[i * b.size() + j];
            assertThat(integrals.get(a.offset() + i, b.offset() + j))
                .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
          }
        }
      }
    }
  }

  @Test
  void exactCoulombMatrixEqualsTheSumOverFourCentreIntegrals() {
    BasisSet set =
        new BasisSet(
            "made up",
            false,
            Map.of(
                1, List.of(shell(0, 5.1, 0.4, 0.8, 0.7), shell(3, 1.3, 1)),
                2, List.of(shell(1, 2.2, 0.5, 0.4, 0.6)),
                3, List.of(shell(2, 0.9, 1))));
    Basis basis = Basis.of(MOLECULE, set);
    Matrix density = ElectronRepulsionTest.randomDensity(basis.size());
    Matrix expected = Matrix.zeros(basis.size());
    for (Shell a : basis.shells()) {
      for (Shell b : basis.shells()) {
        for (Shell c : basis.shells()) {
          for (Shell d : basis.shells()) {
            if (b.offset() <= a.offset()) {
              add(a, b, c, d, density, expected);
            }
          }
        }
      }
    }
    Matrix coulomb = new FourCentreRepulsion(basis, Workers.single()).coulomb(density);
    for (int i = 0; i < basis.size(); i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(coulomb.get(i, j)).isCloseTo(expected.get(i, j), within(1e-10));
        assertThat(coulomb.get(j, i)).isEqualTo(coulomb.get(i, j));
      }
    }
  }

  private static void add(Shell a, Shell b, Shell c, Shell d, Matrix density, Matrix sum) {
    double[] integrals = QuadratureCoulomb.of(a, b, c, d);
    int at = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        for (int k = 0; k < c.size(); k++) {
          for (int l = 0; l < d.size(); l++) {
            double element = density.get(c.offset() + k, d.offset() + l);
            sum.add(a.offset() + i, b.offset() + j, integrals[at++] * element);
          }
        }
      }
    }
  }

  @Test
  void primitivesThatAreLeftOutDoNotShow() {
    Molecule far =
        new Molecule(
            List.of(
                new Atom(Element.ofNumber(8, ""), 0, 0, 0, false),
                new Atom(Element.ofNumber(8, ""), 0.4, 5.2, 1.1, false)),
            0,
            0);
    Basis basis = Basis.of(far, BasisLibrary.load("def2-svp"));
    for (Shell a : basis.shells()) {
      for (Shell b : basis.shells()) {
        HermiteExpansion all = HermiteExpansion.of(a, b, 0);
        HermiteExpansion screened = HermiteExpansion.of(a, b, 1e-3);
        assertThat(all.bound() - screened.bound())
            .isBetween(-1e-15, 1e-3 * a.exponents().length * b.exponents().length);
        // (ab|ab) of one pair by the twin stays below the bound that screening relies on.
        if (a.l() + b.l() <= 2 && a.exponents().length * b.exponents().length <= 5) {
          double[] integrals = QuadratureCoulomb.of(a, b, a, b);
          int functions = all.functions();
          for (int f = 0; f < functions; f++) {
            double norm = Math.sqrt(Math.max(0, integrals[f * functions + f]));
            assertThat(norm).isLessThanOrEqualTo(all.bound() * (1 + 1e-9) + 1e-12);
          }
        }
      }
    }
  }
}
