package rung.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.linalg.Vectors;

/**
 * Eigenvectors of the orbital Hessian with |λ| below {@value #LARGEST} hartree, by a block Davidson
 * iteration (E. R. Davidson, J. Comput. Phys. 17, 87 (1975)) from the rotations with the smallest
 * gaps and a given vector. It ends when every eigenvalue below {@value #WINDOW} has a residual
 * below {@value #RESIDUAL} and the next one is known well enough to lie above, or when {@value
 * #DIMENSIONS} directions do not suffice.
 */
final class ZeroModes {
  /** Largest |λ| of a zero mode, hartree. */
  static final double LARGEST = 1e-4;

  private static final double WINDOW = 1e-3;
  private static final double RESIDUAL = 1e-6;
  private static final double ROUGH = 0.2;
  private static final double LOST = 1e-8;
  private static final int STARTS = 8;
  private static final int DIMENSIONS = 120;

  private final OrbitalHessian hessian;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> products = new ArrayList<>();

  private ZeroModes(OrbitalHessian hessian) {
    this.hessian = hessian;
  }

  /**
   * The modes, orthonormal.
   *
   * @param suspect a vector that may have large parts along them
   */
  static List<double[]> of(OrbitalHessian hessian, double[] suspect) {
    ZeroModes search = new ZeroModes(hessian);
    search.extend(suspect);
    double[] gaps = hessian.gaps();
    IntStream.range(0, gaps.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> Math.abs(gaps[k])))
        .limit(STARTS)
        .forEach(
            k -> {
              double[] unit = new double[gaps.length];
              unit[k] = 1;
              search.extend(unit);
            });
    return search.run();
  }

  private List<double[]> run() {
    while (true) {
      Decompositions.Eigen eigen = Decompositions.eigen(projected());
      double[] values = eigen.values();
      List<double[]> vectors = new ArrayList<>();
      List<double[]> corrections = new ArrayList<>();
      for (int k = 0; k < values.length; k++) {
        double[] residual = combination(products, eigen.vectors(), k);
        double[] vector = combination(basis, eigen.vectors(), k);
        Vectors.addScaled(-values[k], vector, residual);
        boolean inside = values[k] < WINDOW;
        double norm = Vectors.norm(residual);
        if (norm > (inside ? RESIDUAL : ROUGH * values[k])) {
          corrections.add(hessian.precondition(residual));
        }
        if (Math.abs(values[k]) < LARGEST) {
          vectors.add(vector);
        }
        if (!inside) {
          break;
        }
      }
      int before = basis.size();
      for (double[] correction : corrections) {
        if (basis.size() < Math.min(DIMENSIONS, correction.length)) {
          extend(correction);
        }
      }
      if (basis.size() == before) {
        return vectors;
      }
    }
  }

  private Matrix projected() {
    int n = basis.size();
    Matrix matrix = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double symmetric =
            Vectors.dot(basis.get(i), products.get(j)) + Vectors.dot(basis.get(j), products.get(i));
        matrix.data()[i * n + j] = 0.5 * symmetric;
      }
    }
    return matrix;
  }

  private void extend(double[] vector) {
    double[] direction = normalised(vector);
    if (direction != null) {
      direction = normalised(without(basis, without(basis, direction)));
    }
    if (direction != null) {
      basis.add(direction);
      products.add(hessian.apply(direction));
    }
  }

  private static double @Nullable [] normalised(double[] vector) {
    double norm = Vectors.norm(vector);
    if (!(norm > LOST) || Double.isInfinite(norm)) {
      return null;
    }
    double[] unit = vector.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= norm;
    }
    return unit;
  }

  private static double[] combination(List<double[]> vectors, Matrix coefficients, int column) {
    double[] sum = new double[vectors.get(0).length];
    for (int k = 0; k < vectors.size(); k++) {
      Vectors.addScaled(coefficients.get(k, column), vectors.get(k), sum);
    }
    return sum;
  }

  /** The part of a vector that is orthogonal to orthonormal ones. */
  static double[] without(List<double[]> orthonormal, double[] vector) {
    double[] rest = vector.clone();
    for (double[] unit : orthonormal) {
      Vectors.addScaled(-Vectors.dot(unit, rest), unit, rest);
    }
    return rest;
  }
}
