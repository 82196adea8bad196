package rung.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.functional.WithPart;
import rung.functional.named.Functionals;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.Systems;

/** Fock matrices and their response against differences of the energy, with random orbitals. */
class TermConsistencyTest {
  private static final Workers ONE = Workers.single();

  @ParameterizedTest(name = "{0}, {1}, fitting basis {2}")
  @CsvSource({
    "lda, water, def2-universal-jfit",
    "pbe, water, def2-universal-jfit",
    "lda, amidogen, def2-universal-jfit",
    "pbe, amidogen, def2-universal-jfit",
    "svwn-rpa, amidogen, def2-universal-jfit",
    "tpss, water, def2-universal-jfit",
    "tpss, amidogen, def2-universal-jfit",
    "r2scan, amidogen, def2-universal-jfit",
    "pbe, water, none",
    "pbe, amidogen, none",
    "hybrid, water, none",
    "hybrid, amidogen, none",
    "hybrid, amidogen, def2-universal-jkfit",
    "pbe+vv10, water, def2-universal-jfit",
    "pbe+vv10, amidogen, def2-universal-jfit",
    "spin-pairs, amidogen, def2-universal-jfit",
    "lh07t-svwn, water, def2-universal-jfit",
    "lh07t-svwn, amidogen, none",
    "lh-lc-svwn, amidogen, def2-universal-jfit",
  })
  void fockMatrixIsTheDerivativeOfTheEnergy(String name, String molecule, String auxiliary) {
    KohnShamSystem system = system(molecule, auxiliary);
    Functional functional = functional(name);
    SplittableRandom random = new SplittableRandom(11);
    Density density = randomDensity(system, random);
    List<Matrix> change = randomChange(system, random);
    KohnShamState state = new Hamiltonian(system, functional).at(density, ONE);
    double analytic = 0;
    for (int s = 0; s < change.size(); s++) {
      analytic += density.multiplicity() * state.fock().get(s).dot(change.get(s));
    }
    double h = 1e-3;
    double quotient =
        (8
                    * (energy(system, functional, density, change, h)
                        - energy(system, functional, density, change, -h))
                - energy(system, functional, density, change, 2 * h)
                + energy(system, functional, density, change, -2 * h))
            / (12 * h);
    assertThat(Math.abs(analytic - quotient) / Math.abs(quotient)).isLessThan(1e-8);
  }

  @ParameterizedTest
  @CsvSource({
    "lda, water",
    "pbe, water",
    "lda, amidogen",
    "pbe, amidogen",
    "tpss, water",
    "tpss, amidogen",
    "lh07t-svwn, water",
    "lh07t-svwn, amidogen",
    "lh-lc-svwn, amidogen"
  })
  void responseIsTheDerivativeOfThePotential(String name, String molecule) {
    KohnShamSystem system = system(molecule, "def2-universal-jfit");
    XcTerm xc = new XcTerm(system, Functionals.parse(name), ONE);
    SplittableRandom random = new SplittableRandom(5);
    Density density = randomDensity(system, random);
    List<Matrix> change = randomChange(system, random);
    List<Matrix> response = xc.linearise(density).apply(DensityChange.ofMatrices(change));
    double h = 1e-4;
    for (int s = 0; s < change.size(); s++) {
      Matrix quotient =
          potential(xc, density, change, h, s).plus(-1, potential(xc, density, change, -h, s));
      assertThat(response.get(s).plus(-1 / (2 * h), quotient).maxAbs())
          .isLessThan(1e-5 * response.get(s).maxAbs());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.7*vv10, water", "0.7*vv10, amidogen", "spin-pairs, amidogen"})
  void nonLocalResponseIsTheDerivativeOfThePotential(String name, String molecule) {
    KohnShamSystem system = system(molecule, "def2-universal-jfit");
    Term term = NonLocalTerm.of(system, functional(name), ONE).orElseThrow();
    SplittableRandom random = new SplittableRandom(5);
    Density density = randomDensity(system, random);
    List<Matrix> change = randomChange(system, random);
    List<Matrix> response = term.linearise(density).apply(DensityChange.ofMatrices(change));
    assertThat(response).hasSize(system.spins());
    double h = 1e-4;
    for (int s = 0; s < change.size(); s++) {
      Matrix quotient =
          term.evaluate(moved(density, change, h))
              .potential()
              .get(s)
              .plus(-1, term.evaluate(moved(density, change, -h)).potential().get(s));
      assertThat(response.get(s).plus(-1 / (2 * h), quotient).maxAbs())
          .isLessThan(1e-5 * response.get(s).maxAbs());
    }
  }

  @ParameterizedTest
  @CsvSource({"pbe, water", "pbe, amidogen", "tpss, amidogen"})
  void densityFromFactorsEqualsDensityFromTheMatrix(String name, String molecule) {
    KohnShamSystem system = system(molecule, "def2-universal-jfit");
    XcTerm xc = new XcTerm(system, Functionals.parse(name), ONE);
    Density factored = randomDensity(system, new SplittableRandom(2));
    Term.Evaluation a = xc.evaluate(factored);
    Term.Evaluation b = xc.evaluate(Density.of(factored.bySpin()));
    assertThat(a.energy()).isCloseTo(b.energy(), org.assertj.core.data.Offset.offset(1e-11));
    assertThat(a.potential().get(0).plus(-1, b.potential().get(0)).maxAbs()).isLessThan(1e-10);
  }

  private static Functional functional(String name) {
    return switch (name) {
      case "hybrid" ->
          WithPart.hybrid(Functionals.parse("lda"), new ExactExchange(0.19, 0.46, 0.33));
      case "spin-pairs" -> WithPart.spinPairs(Functionals.parse("lda"));
      default -> Functionals.parse(name);
    };
  }

  private static KohnShamSystem system(String molecule, String auxiliary) {
    return Systems.build(
        molecule.equals("water") ? Systems.water() : Systems.amidogen(),
        "6-31G",
        auxiliary.equals("none") ? null : auxiliary,
        "25,50");
  }

  /** Orthonormal random orbitals with the molecule's electrons. */
  private static Density randomDensity(KohnShamSystem system, SplittableRandom random) {
    List<Matrix> factors = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      int n = system.orthogonaliser().columns();
      Matrix rotation = Decompositions.eigen(symmetric(n, random)).vectors();
      factors.add(
          LinearAlgebra.multiply(system.orthogonaliser(), rotation.columns(0, system.occupied(s))));
    }
    return Density.ofFactors(factors);
  }

  private static List<Matrix> randomChange(KohnShamSystem system, SplittableRandom random) {
    List<Matrix> change = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      change.add(symmetric(system.basis().size(), random).times(0.02));
    }
    return change;
  }

  private static Matrix symmetric(int n, SplittableRandom random) {
    Matrix m = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = random.nextDouble(-1, 1);
        m.set(i, j, value);
        m.set(j, i, value);
      }
    }
    return m;
  }

  private static Density moved(Density density, List<Matrix> change, double step) {
    List<Matrix> moved = new ArrayList<>();
    for (int s = 0; s < change.size(); s++) {
      moved.add(density.bySpin().get(s).plus(step, change.get(s)));
    }
    return Density.of(moved);
  }

  private static double energy(
      KohnShamSystem system,
      Functional functional,
      Density density,
      List<Matrix> change,
      double step) {
    return new Hamiltonian(system, functional).at(moved(density, change, step), ONE).energy();
  }

  private static Matrix potential(
      XcTerm xc, Density density, List<Matrix> change, double step, int spin) {
    return xc.evaluate(moved(density, change, step)).potential().get(spin);
  }
}
