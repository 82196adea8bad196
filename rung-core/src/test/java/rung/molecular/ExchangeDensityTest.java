package rung.molecular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.basis.BasisLibrary;
import rung.discretisation.Density;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;
import rung.grid.GridSpec;
import rung.integral.CoulombKernel;
import rung.integral.FourCentreExchange;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.system.Molecule;
import rung.term.Term;
import rung.term.XcTerm;

/** Exact-exchange energy densities on the grid. */
class ExchangeDensityTest {
  private static final Workers ONE = Workers.single();
  private static final double OMEGA = 0.4;

  /** Full-range and long-range exchange: Σ_σ (e_xσ + ½ e_xσ^ω). */
  private record BothRanges() implements EnergyForm {
    @Override
    public String name() {
      return "both ranges";
    }

    @Override
    public XcKind kind() {
      return XcKind.BOTH;
    }

    @Override
    public Set<Ingredient> ingredients() {
      return EnumSet.of(Ingredient.DENSITY, Ingredient.EXCHANGE, Ingredient.LONG_RANGE_EXCHANGE);
    }

    @Override
    public double exchangeDensityRange() {
      return OMEGA;
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T sum = a.constant(0);
      for (int s = 0; s < 2; s++) {
        sum = a.add(sum, a.add(in.exchange(s), a.multiply(0.5, in.longRangeExchange(s))));
      }
      return sum;
    }
  }

  private static final FormFunctional BOTH = new FormFunctional(new BothRanges());

  /** −½ Σ_σ m_σ tr(D_σ K(D_σ)). */
  private static double fourCentre(
      KohnShamSystem system, Density density, CoulombKernel kernel, int spin) {
    Matrix d = density.bySpin().get(spin);
    var operator = new FourCentreExchange(system.basis(), kernel, 1L << 30, ONE);
    List<Matrix> k = operator.exchange(Density.of(List.of(d)).products(), ONE);
    return -0.5 * density.multiplicity() * k.get(0).dot(d);
  }

  private static double integral(Features features, int channel) {
    double sum = 0;
    for (int g = 0; g < features.points(); g++) {
      sum += features.weights()[g] * features.values()[channel][g];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"water, 6-31G", "amidogen, 6-31G", "neon, def2-TZVPP"})
  void theIntegralsAreTheFourCentreExchangeEnergies(String name, String basis) {
    Molecule molecule =
        switch (name) {
          case "water" -> Systems.water();
          case "amidogen" -> Systems.amidogen();
          default -> Systems.molecule("Ne 0 0 0", 0, 0);
        };
    KohnShamSystem system = Systems.build(molecule, basis, "def2-universal-jfit", "75,302");
    Density density =
        ScfLadder.once(new Convergence(50, 1e-6, 1e-4))
            .solve(system, Functionals.parse("lda"), null, ONE)
            .density();
    Features features = new XcTerm(system, BOTH, ONE).features(density);
    FeatureLayout layout = features.layout();
    for (int s = 0; s < system.spins(); s++) {
      double full = fourCentre(system, density, CoulombKernel.FULL, s);
      double range = fourCentre(system, density, CoulombKernel.longRange(OMEGA), s);
      assertThat(integral(features, layout.exchange(s))).isCloseTo(full, within(2e-6));
      assertThat(integral(features, layout.longRangeExchange(s))).isCloseTo(range, within(2e-6));
    }
    for (int g = 0; g < features.points(); g++) {
      double full = features.values()[layout.exchange(0)][g];
      double range = features.values()[layout.longRangeExchange(0)][g];
      assertThat(full).isLessThanOrEqualTo(1e-12);
      assertThat(range).isLessThanOrEqualTo(1e-12);
    }
  }

  /** One electron: e_x = −½ ρ(r) ∫ρ(r')/|r−r'| at every point, E_x = −U. */
  @Test
  void oneElectronsExchangeIsItsSelfInteraction() {
    KohnShamSystem system =
        Systems.build(Systems.molecule("H 0 0 0", 0, 1), "STO-3G", null, "50,110");
    Density density =
        ScfLadder.once(new Convergence(50, 1e-9, 1e-7))
            .solve(system, Functionals.parse("hf"), null, ONE)
            .density();
    Features features = new XcTerm(system, BOTH, ONE).features(density);
    FeatureLayout layout = features.layout();
    double[] exponents = system.basis().shells().get(0).exponents();
    double[] c = system.basis().shells().get(0).coefficients();
    double d = density.bySpin().get(0).get(0, 0) / (4 * Math.PI);
    for (int g = 0; g < features.points(); g += 37) {
      double[] at = {system.grid().x()[g], system.grid().y()[g], system.grid().z()[g]};
      double r = Math.hypot(Math.hypot(at[0], at[1]), at[2]);
      double potential = 0;
      double longRange = 0;
      for (int i = 0; i < c.length; i++) {
        for (int j = 0; j < c.length; j++) {
          // a Gaussian charge q of exponent p has the potential q erf(√p r)/r
          double p = exponents[i] + exponents[j];
          double q = d * c[i] * c[j] * Math.pow(Math.PI / p, 1.5);
          double width = p * OMEGA * OMEGA / (p + OMEGA * OMEGA);
          potential += q * erf(Math.sqrt(p) * r) / r;
          longRange += q * erf(Math.sqrt(width) * r) / r;
        }
      }
      double rho = features.values()[layout.density(0)][g];
      assertThat(features.values()[layout.exchange(0)][g])
          .isCloseTo(-0.5 * rho * potential, within(1e-13));
      assertThat(features.values()[layout.longRangeExchange(0)][g])
          .isCloseTo(-0.5 * rho * longRange, within(1e-13));
      assertThat(features.values()[layout.exchange(1)][g]).isZero();
    }
    double repulsion = 0.5 * system.coulomb(density.total(), ONE).dot(density.total());
    assertThat(integral(features, layout.exchange(0))).isCloseTo(-repulsion, within(1e-9));
  }

  /** erf x by its series of positive terms. */
  private static double erf(double x) {
    if (x > 6) {
      return 1;
    }
    double term = x;
    double sum = x;
    for (int n = 1; term > 1e-18 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  @Test
  void keptAndRecomputedPotentialsAgreeForAnyNumberOfThreads() {
    KohnShamSystem kept = system(SystemSettings.DEFAULT_MEMORY_BUDGET, ONE);
    Density density =
        ScfLadder.once(new Convergence(50, 1e-6, 1e-4))
            .solve(kept, Functionals.parse("lda"), null, ONE)
            .density();
    Term.Evaluation here = new XcTerm(kept, BOTH, ONE).evaluate(density);
    try (Workers two = Workers.of(2)) {
      KohnShamSystem parallel = system(SystemSettings.DEFAULT_MEMORY_BUDGET, two);
      Term.Evaluation same = new XcTerm(parallel, BOTH, two).evaluate(density);
      assertThat(same.energy()).isEqualTo(here.energy());
      for (int s = 0; s < 2; s++) {
        assertThat(same.potential().get(s).data()).isEqualTo(here.potential().get(s).data());
      }
    }
    KohnShamSystem half = system(kept.orbitals().keptBytes() + 500_000, ONE);
    ExchangePotentialCache potentials =
        (ExchangePotentialCache) half.exchangePotentials(CoulombKernel.FULL, ONE);
    assertThat(potentials.keptBlocks()).isBetween(1, half.grid().blocks() - 1);
    Term.Evaluation anew = new XcTerm(half, BOTH, ONE).evaluate(density);
    assertThat(anew.energy()).isCloseTo(here.energy(), within(1e-9));
    for (int s = 0; s < 2; s++) {
      Matrix difference = anew.potential().get(s).plus(-1, here.potential().get(s));
      assertThat(difference.maxAbs()).isLessThan(1e-9);
    }
  }

  private static KohnShamSystem system(long memoryBudget, Workers workers) {
    return KohnShamSystem.build(
        Systems.amidogen(),
        new SystemSettings(
            BasisLibrary.load("6-31G"),
            BasisLibrary.load("def2-universal-jfit"),
            GridSpec.parse("25,50"),
            Reference.AUTO,
            memoryBudget),
        workers);
  }
}
