package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.WithPart;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.hybrid.LocalHybrid;
import rung.functional.named.Functionals;
import rung.functional.published.VoskoWilkNusairCorrelation;
import rung.functional.tape.FormFunctional;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Molecule;

/** Local hybrids in limits that global hybrids and semilocal functionals give. */
class LocalHybridTest {
  private static final Workers ONE = Workers.single();
  private static final ScfLadder SOLVER = ScfLadder.once(new Convergence(60, 1e-9, 1e-6));

  /** PBE with a constant share of exact exchange on the grid: Σ_σ b e_xσ (or e_xσ^ω). */
  private record ConstantMixing(double share, double omega) implements EnergyForm {
    @Override
    public String name() {
      return "constant mixing";
    }

    @Override
    public XcKind kind() {
      return XcKind.BOTH;
    }

    @Override
    public Set<Ingredient> ingredients() {
      return EnumSet.of(
          Ingredient.DENSITY,
          Ingredient.GRADIENT,
          omega == 0 ? Ingredient.EXCHANGE : Ingredient.LONG_RANGE_EXCHANGE);
    }

    @Override
    public double exchangeDensityRange() {
      return omega;
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T sum = Functionals.parseForm("pbe").energyDensity(a, in);
      for (int s = 0; s < 2; s++) {
        T exact = omega == 0 ? in.exchange(s) : in.longRangeExchange(s);
        sum = a.add(sum, a.multiply(share, exact));
      }
      return sum;
    }
  }

  private static Molecule molecule(String name) {
    return switch (name) {
      case "water" -> Systems.water();
      case "amidogen" -> Systems.amidogen();
      case "hydroxide" -> Systems.molecule("O 0 0 0; H 0 0 0.97", -1, 0);
      default -> Systems.molecule("O 0 0 0; H 0 0 1.03", 1, 2);
    };
  }

  /** A constant mixing function is a global, or a range-separated, hybrid. */
  @ParameterizedTest
  @CsvSource({"amidogen, 0", "water, 0.4", "hydroxyl cation, 0", "hydroxide, 0"})
  void constantMixingIsAHybridByQuadrature(String name, double omega) {
    KohnShamSystem system = Systems.build(molecule(name), "6-31G", null, "60,194");
    Functional local = new FormFunctional(new ConstantMixing(0.25, omega));
    ExactExchange exact = new ExactExchange(omega == 0 ? 0.25 : 0, omega == 0 ? 0 : 0.25, omega);
    Functional global = WithPart.hybrid(Functionals.parse("pbe"), exact);
    ScfSolution wanted = SOLVER.solve(system, global, null, ONE);
    ScfSolution found = SOLVER.solve(system, local, null, ONE);
    assertThat(wanted.converged()).isTrue();
    assertThat(found.converged()).isTrue();
    assertThat(found.energy()).isCloseTo(wanted.energy(), within(1e-6));
    for (int s = 0; s < system.spins(); s++) {
      double highest = wanted.orbitals().get(s).energies()[system.occupied(s) - 1];
      assertThat(found.orbitals().get(s).energies()[system.occupied(s) - 1])
          .isCloseTo(highest, within(2e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"lh07t-svwn, water", "lh07t-svwn, amidogen", "lh-lc-svwn, amidogen"})
  void withoutMixingTheyAreSemilocal(String name, String molecule) {
    KohnShamSystem system =
        Systems.build(molecule(molecule), "6-31G", "def2-universal-jfit", "30,50");
    Functional whole = Functionals.parse(name);
    double[] values = whole.parameters().values().clone();
    int prefactor = whole.parameters().names().indexOf(prefactor(name));
    values[prefactor] = 0;
    ScfSolution semilocal = SOLVER.solve(system, Functionals.parse("svwn5"), null, ONE);
    ScfSolution local = SOLVER.solve(system, whole.withParameters(values), null, ONE);
    assertThat(local.energy()).isCloseTo(semilocal.energy(), within(1e-9));
  }

  private static String prefactor(String name) {
    return Functionals.parseForm(name).summands().get(0).form().name() + ".a";
  }

  /** In one orbital τ = τ_W: with a = 1 nothing but exact exchange is left. */
  @Test
  void oneElectronWithFullMixingHasNoSelfInteraction() {
    KohnShamSystem system =
        Systems.build(Systems.molecule("H 0 0 0", 0, 1), "6-31G", null, "75,110");
    Functional functional =
        new FormFunctional(
            new SumForm(
                "exchange",
                List.of(
                    new SumForm.Summand(1, LocalHybrid.LH07T_SVWN),
                    new SumForm.Summand(-1, VoskoWilkNusairCorrelation.FIVE))));
    double[] values = functional.parameters().values().clone();
    values[functional.parameters().names().indexOf(prefactor("lh07t-svwn"))] = 1;
    ScfSolution local = SOLVER.solve(system, functional.withParameters(values), null, ONE);
    ScfSolution exact = SOLVER.solve(system, Functionals.parse("hf"), null, ONE);
    assertThat(local.energy()).isCloseTo(exact.energy(), within(1e-7));
  }
}
