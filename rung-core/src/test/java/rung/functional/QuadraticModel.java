package rung.functional;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * g(u) = θ_0 + Σ θ_i z_i + ½ Σ θ_ij z_i z_j (i ≥ j) with z = u / √(1 + u²): a stand-in for a
 * network whose derivatives are written by hand.
 */
record QuadraticModel(int inputs, Parameters parameters) implements PointModel {
  static QuadraticModel of(int inputs, double scale) {
    double[] theta = new double[1 + inputs + inputs * (inputs + 1) / 2];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = scale * Math.sin(1 + 1.7 * i);
    }
    return new QuadraticModel(
        inputs, new Parameters(List.of(new Parameters.Slice("theta", theta.length)), theta));
  }

  @Override
  public PointModel withParameters(double[] values) {
    return new QuadraticModel(inputs, parameters.with(values));
  }

  /** Value, then first, then packed second derivatives, each linear in θ: row k is ∂/∂θ_k. */
  private double[][] basis(double[] u) {
    int m = inputs;
    double[] z = new double[m];
    double[] z1 = new double[m];
    double[] z2 = new double[m];
    for (int i = 0; i < m; i++) {
      double r = 1 / Math.sqrt(1 + u[i] * u[i]);
      z[i] = u[i] * r;
      z1[i] = r * r * r;
      z2[i] = -3 * u[i] * r * r * r * r * r;
    }
    int outputs = 1 + m + m * (m + 1) / 2;
    double[][] rows = new double[parameters.size()][outputs];
    rows[0][0] = 1;
    for (int i = 0; i < m; i++) {
      rows[1 + i][0] = z[i];
      rows[1 + i][1 + i] = z1[i];
      rows[1 + i][1 + m + packed(i, i)] = z2[i];
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        double[] row = rows[1 + m + packed(i, j)];
        row[0] = 0.5 * z[i] * z[j];
        row[1 + i] += 0.5 * z1[i] * z[j];
        row[1 + j] += 0.5 * z[i] * z1[j];
        row[1 + m + packed(i, i)] += 0.5 * z2[i] * z[j];
        row[1 + m + packed(j, j)] += 0.5 * z[i] * z2[j];
        row[1 + m + packed(i, j)] += (i == j ? 1 : 0.5) * z1[i] * z1[j];
      }
    }
    return rows;
  }

  private static int packed(int i, int j) {
    return i * (i + 1) / 2 + j;
  }

  private double[] point(double[][] u, int p) {
    double[] one = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      one[i] = u[i][p];
    }
    return one;
  }

  @Override
  public void evaluate(
      int points,
      double[][] u,
      double[] value,
      double @Nullable [][] first,
      double @Nullable [][] second) {
    for (int p = 0; p < points; p++) {
      double[][] basis = basis(point(u, p));
      double[] sum = new double[basis[0].length];
      for (int k = 0; k < basis.length; k++) {
        for (int o = 0; o < sum.length; o++) {
          sum[o] += parameters.values()[k] * basis[k][o];
        }
      }
      value[p] = sum[0];
      for (int i = 0; first != null && i < inputs; i++) {
        first[i][p] = sum[1 + i];
      }
      for (int i = 0; second != null && i < second.length; i++) {
        second[i][p] = sum[1 + inputs + i];
      }
    }
  }

  @Override
  public void addParameterGradient(
      int points,
      double[][] u,
      double[] seed,
      double @Nullable [] tangentSeed,
      double @Nullable [][] tangent,
      double[] gradient) {
    for (int p = 0; p < points; p++) {
      double[][] basis = basis(point(u, p));
      for (int k = 0; k < basis.length; k++) {
        gradient[k] += seed[p] * basis[k][0];
        for (int i = 0; tangentSeed != null && tangent != null && i < inputs; i++) {
          gradient[k] += tangentSeed[p] * tangent[i][p] * basis[k][1 + i];
        }
      }
    }
  }
}
