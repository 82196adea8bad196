package rung.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.discretisation.Density;
import rung.functional.named.Functionals;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.response.Seeds;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;

/** Every observable's way back against differences of its values. */
class ObservableTest {
  private static final Workers ONE = Workers.single();

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "energy, water", "energy, amidogen",
    "density, water", "density, amidogen",
    "dipole, water", "dipole, amidogen",
  })
  void seedsAreTheDerivativeOfTheValues(String name, String molecule) {
    KohnShamSystem system =
        Systems.build(
            molecule.equals("water") ? Systems.water() : Systems.amidogen(),
            "6-31G",
            "def2-universal-jfit",
            "20,50");
    Observable observable =
        switch (name) {
          case "energy" -> new TotalEnergy();
          case "density" -> new DensityError(system, new double[system.grid().size()]);
          default -> new Dipole(system);
        };
    ScfSolution solution =
        ScfLadder.once(Convergence.DEFAULT).solve(system, Functionals.parse("lda"), null, ONE);
    SplittableRandom random = new SplittableRandom(7);
    Measurement measured = observable.measure(ObservedState.of(solution), ONE);
    double[] slopes =
        IntStream.range(0, measured.values().length)
            .mapToDouble(k -> random.nextDouble())
            .toArray();
    Seeds seeds = measured.pullBack(slopes);
    List<Matrix> change = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      change.add(symmetric(system.basis().size(), random));
    }
    double energyChange = random.nextDouble();
    double expected = seeds.energy() * energyChange;
    for (int s = 0; s < change.size() && seeds.density() != null; s++) {
      expected += seeds.density().get(s).dot(change.get(s));
    }
    double h = 1e-3;
    double quotient =
        (value(observable, solution, change, energyChange, h, slopes)
                - value(observable, solution, change, energyChange, -h, slopes))
            / (2 * h);
    // all of them are quadratic at most: the quotient is exact
    assertThat(quotient).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    assertThat(Math.abs(expected)).isGreaterThan(1e-3);
  }

  private static double value(
      Observable observable,
      ScfSolution solution,
      List<Matrix> change,
      double energyChange,
      double step,
      double[] slopes) {
    List<Matrix> moved = new ArrayList<>();
    for (int s = 0; s < change.size(); s++) {
      moved.add(solution.density().bySpin().get(s).plus(step, change.get(s)));
    }
    ObservedState state =
        new ObservedState(
            solution.discretisation(), solution.energy() + step * energyChange, Density.of(moved));
    double[] values = observable.measure(state, ONE).values();
    return IntStream.range(0, values.length).mapToDouble(k -> slopes[k] * values[k]).sum();
  }

  private static Matrix symmetric(int n, SplittableRandom random) {
    Matrix m = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = random.nextDouble(-0.1, 0.1);
        m.set(i, j, value);
        m.set(j, i, value);
      }
    }
    return m;
  }
}
