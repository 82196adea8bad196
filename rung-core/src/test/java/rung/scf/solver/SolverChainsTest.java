package rung.scf.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.discretisation.Density;
import rung.functional.named.Functionals;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.system.InputException;
import rung.term.EnergyParts;
import rung.term.KohnShamState;

/** Every solver, alone or in a chain, ends where Newton's method ends. */
class SolverChainsTest {
  private static final Workers ONE = Workers.single();
  private static final Convergence TIGHT = new Convergence(100, 1e-10, 1e-6);

  private static ScfSolution solve(String geometry, int spin, String solvers) {
    KohnShamSystem system =
        Systems.build(Systems.molecule(geometry, 0, spin), "6-31G", "def2-universal-jfit", "30,50");
    return ScfLadder.parse(solvers, TIGHT, "--solver")
        .solve(system, Functionals.parse("pbe"), null, ONE);
  }

  /** A singlet with a small gap, and a radical. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quasi-newton",
        "adiis,newton",
        "diis:shift=0.3,newton",
        "diis:damping=0.3,newton",
        "optimal-damping,newton",
        "annealing,diis,newton",
        "annealing:hottest=0.02:coldest=0.005,quasi-newton"
      })
  void chainsEndWhereNewtonsMethodEnds(String solvers) {
    for (String system : List.of("C 0 0 0; C 0 0 1.243|0", "N 0 0 0; O 0 0 1.15|1")) {
      String[] parts = system.split("\\|");
      int spin = Integer.parseInt(parts[1]);
      ScfSolution newton = solve(parts[0], spin, "newton");
      ScfSolution other = solve(parts[0], spin, solvers);
      assertThat(other.converged()).isTrue();
      assertThat(other.energy()).isCloseTo(newton.energy(), within(1e-8));
      assertThat(other.orbitals()).noneMatch(orbitals -> orbitals.fractional());
    }
  }

  /** The weights of the energy's model against all points of a fine mesh on the simplex. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4"})
  void weightsMinimiseTheEnergysModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<KohnShamState> states =
        IntStream.range(0, 3)
            .mapToObj(
                k ->
                    new KohnShamState(
                        Density.of(List.of(symmetric(random), symmetric(random))),
                        List.of(symmetric(random), symmetric(random)),
                        new EnergyParts(java.util.Map.of()),
                        0))
            .toList();
    double[] c = EnergyDiis.weights(states);
    double found = model(states, c);
    double lowest = Double.POSITIVE_INFINITY;
    int n = 100;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; i + j <= n; j++) {
        double[] at = {(double) i / n, (double) j / n, (double) (n - i - j) / n};
        lowest = Math.min(lowest, model(states, at));
      }
    }
    assertThat(c[0] + c[1] + c[2]).isCloseTo(1, within(1e-12));
    assertThat(found).isLessThan(model(states, new double[] {0, 0, 1}) + 1e-12);
    // Downhill from the last step: a local minimum, which these are the global ones of.
    assertThat(found).isLessThanOrEqualTo(lowest + 1e-3);
  }

  private static double model(List<KohnShamState> states, double[] c) {
    double sum = 0;
    for (int s = 0; s < 2; s++) {
      Matrix d = Matrix.zeros(2);
      Matrix f = Matrix.zeros(2);
      for (int i = 0; i < c.length; i++) {
        Matrix last = states.getLast().density().bySpin().get(s);
        d.addScaled(c[i], states.get(i).density().bySpin().get(s).plus(-1, last));
        f.addScaled(c[i], states.get(i).fock().get(s).plus(-1, states.getLast().fock().get(s)));
      }
      sum += d.dot(states.getLast().fock().get(s)) + 0.5 * d.dot(f);
    }
    return sum;
  }

  private static Matrix symmetric(SplittableRandom random) {
    double off = random.nextDouble(-1, 1);
    return new Matrix(
        2, 2, new double[] {random.nextDouble(-1, 1), off, off, random.nextDouble(-1, 1)});
  }

  @Test
  void namesThatAreNoneAreSaid() {
    assertThatThrownBy(() -> ScfLadder.parse("dis", TIGHT, "--solver"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'dis' is no solver");
    assertThatThrownBy(() -> ScfLadder.parse("diis:shft=1", TIGHT, "--solver"))
        .hasMessageContaining("'shft=1' is no option of diis");
    assertThatThrownBy(() -> ScfLadder.parse("newton:shift=1", TIGHT, "--solver"))
        .hasMessageContaining("it has none");
    assertThatThrownBy(() -> ScfLadder.parse("newton,annealing", TIGHT, "--solver"))
        .hasMessageContaining("does not reach it");
  }
}
