package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.functional.Features;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.term.Term;
import rung.term.XcTerm;

/** ∇²ρ as an ingredient: its values, its potential and its response. */
class LaplacianTest {
  private static final Workers ONE = Workers.single();

  /** −Σ_σ (ρ_σ + 1e-8)^4/3 [1 + 0.1 b(q_σ + τ_σ)], q = ∇²ρ_σ / (1 + ρ_σ²), b bounded. */
  private record CurvedForm(boolean withTau) implements EnergyForm {
    @Override
    public String name() {
      return "curved";
    }

    @Override
    public XcKind kind() {
      return XcKind.BOTH;
    }

    @Override
    public Set<Ingredient> ingredients() {
      return withTau
          ? Set.of(Ingredient.DENSITY, Ingredient.TAU, Ingredient.LAPLACIAN)
          : Set.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.LAPLACIAN);
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T sum = a.constant(0);
      for (int spin = 0; spin < 2; spin++) {
        T rho = a.add(in.density(spin), 1e-8);
        T q = a.divide(in.laplacian(spin), a.add(a.square(rho), 1));
        T u = a.add(q, withTau ? in.tau(spin) : in.sigma(spin, spin));
        T factor = a.add(a.multiply(0.1, a.bounded(u)), 1);
        sum = a.subtract(sum, a.multiply(a.pow(rho, 4.0 / 3), factor));
      }
      return sum;
    }
  }

  /** Green's second identity: ∫ r² ∇²n = ∫ n ∇²r² = 6N. */
  @Test
  void laplacianIntegratesByParts() {
    KohnShamSystem system =
        Systems.build(Systems.water(), "6-31G", "def2-universal-jfit", "60,302");
    ScfLadder solver = ScfLadder.once(new Convergence(50, 1e-8, 1e-6));
    ScfSolution solution = solver.solve(system, Functionals.parse("lda"), null, ONE);
    XcTerm xc = new XcTerm(system, new FormFunctional(new CurvedForm(true)), ONE);
    Features features = xc.features(solution.density());
    double[] laplacian = features.values()[features.layout().laplacian(0)];
    double flux = 0;
    double moment = 0;
    for (int g = 0; g < features.points(); g++) {
      double x = system.grid().x()[g];
      double y = system.grid().y()[g];
      double z = system.grid().z()[g];
      flux += features.weights()[g] * laplacian[g];
      moment += features.weights()[g] * laplacian[g] * (x * x + y * y + z * z);
    }
    assertThat(flux).isCloseTo(0, within(1e-3));
    assertThat(moment).isCloseTo(60, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"water, true", "water, false", "amidogen, true", "amidogen, false"})
  void potentialAndResponseAreDerivatives(String molecule, boolean withTau) {
    KohnShamSystem system =
        Systems.build(
            molecule.equals("water") ? Systems.water() : Systems.amidogen(),
            "6-31G",
            "def2-universal-jfit",
            "25,50");
    XcTerm xc = new XcTerm(system, new FormFunctional(new CurvedForm(withTau)), ONE);
    SplittableRandom random = new SplittableRandom(3);
    List<Matrix> start = new ArrayList<>();
    List<Matrix> change = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      Matrix half = random(system.basis().size(), random);
      start.add(half.plus(1, half.transpose()));
      Matrix step = random(system.basis().size(), random);
      change.add(step.plus(1, step.transpose()).times(0.1));
    }
    // D = 1 + small: positive definite
    for (Matrix d : start) {
      for (int i = 0; i < d.rows(); i++) {
        d.set(i, i, d.get(i, i) + 1);
      }
    }
    double h = 1e-4;
    Term.Evaluation plus = xc.evaluate(moved(start, change, h));
    Term.Evaluation minus = xc.evaluate(moved(start, change, -h));
    Term.Evaluation here = xc.evaluate(Density.of(start));
    List<Matrix> response = xc.linearise(Density.of(start)).apply(DensityChange.ofMatrices(change));
    double slope = 0;
    for (int s = 0; s < change.size(); s++) {
      slope += 2.0 / change.size() * here.potential().get(s).dot(change.get(s));
      Matrix quotient = plus.potential().get(s).plus(-1, minus.potential().get(s)).times(0.5 / h);
      assertThat(response.get(s).plus(-1, quotient).maxAbs())
          .isLessThan(1e-5 * response.get(s).maxAbs());
    }
    double quotient = (plus.energy() - minus.energy()) / (2 * h);
    assertThat(slope).isCloseTo(quotient, within(1e-6 * Math.abs(quotient)));
  }

  private static Density moved(List<Matrix> start, List<Matrix> change, double step) {
    List<Matrix> moved = new ArrayList<>();
    for (int s = 0; s < start.size(); s++) {
      moved.add(start.get(s).plus(step, change.get(s)));
    }
    return Density.of(moved);
  }

  private static Matrix random(int n, SplittableRandom random) {
    Matrix m = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m.set(i, j, random.nextDouble(-0.02, 0.02));
      }
    }
    return m;
  }
}
