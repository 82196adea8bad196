package rung.bench;

import java.util.SplittableRandom;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/** The machine's own measure: rate of the product of two matrices on one thread, by OpenBLAS. */
final class Yardstick {
  private static final int SIZE = 1024;
  private static final int REPEATS = 7;

  private Yardstick() {}

  /** Best rate of several products, GFLOP/s. */
  static double gigaflopsPerSecond() {
    Matrix a = random(1);
    Matrix b = random(2);
    Matrix c = Matrix.zeros(SIZE);
    double best = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      LinearAlgebra.gemm(
          false, false, SIZE, SIZE, SIZE, 1, a.data(), 0, SIZE, b.data(), 0, SIZE, 0, c.data(), 0,
          SIZE);
      best = Math.min(best, 1e-9 * (System.nanoTime() - start));
    }
    return 2e-9 * SIZE * SIZE * SIZE / best;
  }

  private static Matrix random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix matrix = Matrix.zeros(SIZE);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = random.nextDouble(-1, 1);
    }
    return matrix;
  }
}
