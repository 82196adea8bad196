package rung.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/** What solvers say of their solution is what an independent product with A says. */
class LinearSolverTest {
  private static final int N = 60;
  private static final double TOLERANCE = 1e-10;

  static Stream<LinearSolver> solvers() {
    return Stream.of(new ConjugateGradients(TOLERANCE, 300), new MinimalResidual(TOLERANCE, 300));
  }

  /** Symmetric, eigenvalues from 1 to 1000. */
  private static Matrix matrix() {
    SplittableRandom random = new SplittableRandom(4);
    Matrix any = Matrix.zeros(N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j <= i; j++) {
        any.set(i, j, random.nextDouble(-1, 1));
        any.set(j, i, any.get(i, j));
      }
    }
    Matrix vectors = Decompositions.eigen(any).vectors();
    Matrix scaled = vectors.copy();
    for (int j = 0; j < N; j++) {
      double value = Math.pow(1000, j / (N - 1.0));
      for (int i = 0; i < N; i++) {
        scaled.set(i, j, value * scaled.get(i, j));
      }
    }
    return LinearAlgebra.multiply(scaled, false, vectors, true);
  }

  private static double[] right() {
    return new SplittableRandom(9).doubles(N, -1, 1).toArray();
  }

  private static double[] product(Matrix a, double[] x) {
    return LinearAlgebra.multiply(a, new Matrix(N, 1, x.clone())).data();
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void exactProductsGiveASmallResidual(LinearSolver solver) {
    Matrix a = matrix();
    LinearSolver.Solution solution =
        solver.solve(x -> product(a, x), UnaryOperator.identity(), right());
    assertThat(solution.converged()).isTrue();
    assertThat(solution.residual()).isLessThanOrEqualTo(TOLERANCE);
    assertThat(LinearSolver.residual(x -> product(a, x), right(), solution.x()))
        .isCloseTo(solution.residual(), within(1e-13));
  }

  /** Products to single precision: a recurrence believes itself long after it is wrong. */
  @ParameterizedTest
  @MethodSource("solvers")
  void roughProductsAreNotCalledConverged(LinearSolver solver) {
    Matrix a = matrix();
    UnaryOperator<double[]> rough =
        x -> {
          double[] y = product(a, x);
          for (int i = 0; i < N; i++) {
            y[i] = (float) y[i];
          }
          return y;
        };
    LinearSolver.Solution solution = solver.solve(rough, UnaryOperator.identity(), right());
    double actual = LinearSolver.residual(rough, right(), solution.x());
    assertThat(actual).isGreaterThan(10 * TOLERANCE);
    assertThat(solution.residual()).isCloseTo(actual, within(1e-3 * actual));
    assertThat(solution.converged()).isFalse();
  }

  /** An operator may answer in the same array every time. */
  @ParameterizedTest
  @MethodSource("solvers")
  void answersThatTheNextCallOverwritesDoNoHarm(LinearSolver solver) {
    Matrix a = matrix();
    double[] answer = new double[N];
    double[] preconditioned = new double[N];
    LinearSolver.Solution own =
        solver.solve(x -> copied(product(a, x), answer), r -> copied(r, preconditioned), right());
    LinearSolver.Solution fresh = solver.solve(x -> product(a, x), double[]::clone, right());
    assertThat(own.converged()).isTrue();
    assertThat(own.x()).isEqualTo(fresh.x());
  }

  /** Where a product or b is no number, there is no solution, and that is said. */
  @ParameterizedTest
  @MethodSource("solvers")
  void whatIsNotFiniteHasNoSolution(LinearSolver solver) {
    Matrix a = matrix();
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      UnaryOperator<double[]> broken =
          x -> {
            double[] product = product(a, x);
            product[7] = wrong;
            return product;
          };
      double[] right = right();
      right[3] = wrong;
      for (LinearSolver.Solution none :
          new LinearSolver.Solution[] {
            solver.solve(broken, double[]::clone, right()),
            solver.solve(x -> product(a, x), double[]::clone, right)
          }) {
        assertThat(none.x()).containsOnly(0.0);
        assertThat(none.converged()).isFalse();
        assertThat(none.finite()).isFalse();
        assertThat(none.residual()).isEqualTo(1);
        assertThat(none.iterations()).isLessThan(5);
      }
    }
  }

  private static double[] copied(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, N);
    return to;
  }
}
