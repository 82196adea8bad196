package rung.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rung.functional.Parameters;
import rung.functional.PointModel;

/**
 * A multilayer perceptron g(u; θ) with one output, evaluated with its first and second derivatives
 * in u and their derivatives in θ by explicit forward and reverse sweeps.
 *
 * <p>h_0 = u, h_l = φ(W_l h_{l−1} + b_l), g = W_{L+1} h_L + b_{L+1}. Matrix products go to OpenBLAS
 * in chunks of {@link Workspace#CHUNK} points; everything between two products is one loop over the
 * chunk. Results depend on the order of the points only, never on threads. libtorch's autograd is
 * the oracle of the tests.
 */
public final class MultilayerPerceptron implements PointModel {
  private final Architecture architecture;
  private final double[] theta;

  /** W_l and b_l side by side, [out][in + 1], so that one product adds the bias. */
  private final double[][] packed;

  private final WorkspacePool pool;

  private MultilayerPerceptron(Architecture architecture, double[] theta, WorkspacePool pool) {
    if (theta.length != architecture.parameterCount()) {
      throw new IllegalArgumentException(
          "the network has " + architecture.parameterCount() + " parameters, not " + theta.length);
    }
    this.architecture = architecture;
    this.theta = theta;
    this.packed = pack(architecture, theta);
    this.pool = pool;
  }

  /** A new network that returns zero everywhere (see {@link Architecture#initial}). */
  public static MultilayerPerceptron create(Architecture architecture, long seed) {
    return of(architecture, architecture.initial(seed));
  }

  /** The network with given θ. */
  public static MultilayerPerceptron of(Architecture architecture, double[] theta) {
    return new MultilayerPerceptron(architecture, theta.clone(), new WorkspacePool(architecture));
  }

  /** Shape of the network. */
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public int inputs() {
    return architecture.inputs();
  }

  @Override
  public Parameters parameters() {
    return new Parameters(architecture.slices(), theta);
  }

  @Override
  public MultilayerPerceptron withParameters(double[] values) {
    return new MultilayerPerceptron(architecture, values.clone(), pool);
  }

  @Override
  public void evaluate(
      int points,
      double[][] u,
      double[] value,
      double @Nullable [][] first,
      double @Nullable [][] second) {
    Workspace work = pool.borrow();
    try {
      for (int from = 0; from < points; from += Workspace.CHUNK) {
        int n = Math.min(Workspace.CHUNK, points - from);
        Sweep sweep = new Sweep(architecture, packed, work, n);
        sweep.forward(u, from, second != null);
        sweep.value(value, from);
        if (first != null || second != null) {
          sweep.reverse(first, second != null, from);
        }
        if (second != null) {
          sweep.hessian(second, from);
        }
      }
    } finally {
      pool.giveBack(work);
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
    double[][] sums = new double[packed.length][];
    Arrays.setAll(sums, l -> new double[packed[l].length]);
    Workspace work = pool.borrow();
    try {
      for (int from = 0; from < points; from += Workspace.CHUNK) {
        int n = Math.min(Workspace.CHUNK, points - from);
        Sweep sweep = new Sweep(architecture, packed, work, n);
        sweep.forward(u, from, tangent != null);
        if (tangent == null || tangentSeed == null) {
          sweep.parameters(seed, from, sums);
        } else {
          sweep.tangent(tangent, from);
          sweep.parameters(seed, tangentSeed, from, sums);
        }
      }
    } finally {
      pool.giveBack(work);
    }
    unpack(sums, gradient);
  }

  private static double[][] pack(Architecture architecture, double[] theta) {
    double[][] packed = new double[architecture.layers()][];
    int next = 0;
    for (int l = 0; l < packed.length; l++) {
      int in = architecture.in(l);
      int out = architecture.out(l);
      packed[l] = new double[out * (in + 1)];
      for (int i = 0; i < out; i++) {
        System.arraycopy(theta, next + i * in, packed[l], i * (in + 1), in);
        packed[l][i * (in + 1) + in] = theta[next + out * in + i];
      }
      next += out * (in + 1);
    }
    return packed;
  }

  private void unpack(double[][] sums, double[] gradient) {
    int next = 0;
    for (int l = 0; l < sums.length; l++) {
      int in = architecture.in(l);
      int out = architecture.out(l);
      for (int i = 0; i < out; i++) {
        for (int k = 0; k < in; k++) {
          gradient[next + i * in + k] += sums[l][i * (in + 1) + k];
        }
        gradient[next + out * in + i] += sums[l][i * (in + 1) + in];
      }
      next += out * (in + 1);
    }
  }
}
