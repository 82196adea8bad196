package rung.orbital;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.linalg.Vectors;

/**
 * A growing space of orthonormal vectors in which the lowest eigenvectors of a symmetric operator
 * are sought, as by E. R. Davidson, J. Comput. Phys. 17, 87 (1975).
 */
public final class RitzSpace {
  private static final double LOST = 1e-8;

  private final UnaryOperator<double[]> operator;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> products = new ArrayList<>();
  private boolean finite = true;

  /**
   * An approximate eigenvector.
   *
   * @param value its Rayleigh quotient
   * @param vector of length one
   * @param residual A v − value · v
   */
  public record Pair(double value, double[] vector, double[] residual) {}

  /** An empty space. */
  public RitzSpace(UnaryOperator<double[]> operator) {
    this.operator = operator;
  }

  /** Number of vectors, and of products with the operator. */
  public int size() {
    return basis.size();
  }

  /** Whether every product so far was finite. */
  public boolean finite() {
    return finite;
  }

  /**
   * Adds a direction, unless it is in the space already or its product with the operator is not
   * finite.
   */
  public void extend(double[] vector) {
    double[] direction = normalised(vector);
    if (direction != null) {
      direction = normalised(without(basis, without(basis, direction)));
    }
    if (direction != null) {
      double[] product = operator.apply(direction).clone();
      finite &= Vectors.finite(product);
      if (Vectors.finite(product)) {
        basis.add(direction);
        products.add(product);
      }
    }
  }

  /** The best approximations that the space has, ascending. */
  public Iterable<Pair> pairs() {
    Decompositions.Eigen eigen = Decompositions.eigen(projected());
    return () -> IntStream.range(0, size()).mapToObj(k -> pair(eigen, k)).iterator();
  }

  private Pair pair(Decompositions.Eigen eigen, int k) {
    double value = eigen.values()[k];
    double[] residual = combination(products, eigen.vectors(), k);
    double[] vector = combination(basis, eigen.vectors(), k);
    Vectors.addScaled(-value, vector, residual);
    return new Pair(value, vector, residual);
  }

  private Matrix projected() {
    int n = basis.size();
    Matrix matrix = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double symmetric =
            Vectors.dot(basis.get(i), products.get(j)) + Vectors.dot(basis.get(j), products.get(i));
        matrix.set(i, j, 0.5 * symmetric);
      }
    }
    return matrix;
  }

  private static double @Nullable [] normalised(double[] vector) {
    double norm = Vectors.norm(vector);
    return norm > LOST && !Double.isInfinite(norm) ? Vectors.scaled(1 / norm, vector) : null;
  }

  private static double[] combination(List<double[]> vectors, Matrix coefficients, int column) {
    double[] sum = new double[vectors.getFirst().length];
    for (int k = 0; k < vectors.size(); k++) {
      Vectors.addScaled(coefficients.get(k, column), vectors.get(k), sum);
    }
    return sum;
  }

  /** The part of a vector that is orthogonal to orthonormal ones. */
  public static double[] without(List<double[]> orthonormal, double[] vector) {
    double[] rest = vector.clone();
    for (double[] unit : orthonormal) {
      Vectors.addScaled(-Vectors.dot(unit, rest), unit, rest);
    }
    return rest;
  }
}
