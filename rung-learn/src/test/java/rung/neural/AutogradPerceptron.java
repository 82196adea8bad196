package rung.neural;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The oracle of {@link MultilayerPerceptron}: the same network from torch operations, derivatives
 * by autograd.
 */
final class AutogradPerceptron {
  private final Architecture architecture;
  private final double[] theta;

  AutogradPerceptron(MultilayerPerceptron network) {
    this.architecture = network.architecture();
    this.theta = network.parameters().values();
  }

  record Result(double[] value, double[] first, double[][] second) {}

  Result evaluate(double[][] u) {
    return Torch.scoped(
        () -> {
          Tensor x = variables(u).requires_grad_(true);
          Tensor value = network(Torch.tensor(theta, theta.length), x);
          Tensor first = grad(value.sum(), x);
          double[][] second = new double[u.length][];
          for (int i = 0; i < u.length; i++) {
            second[i] = Torch.values(grad(first.select(0, i).sum(), x));
          }
          return new Result(Torch.values(value), Torch.values(first), second);
        });
  }

  /** Values at x [inputs, n], as part of the caller's graph. */
  Tensor value(Tensor x) {
    return network(Torch.tensor(theta, theta.length), x);
  }

  double[] parameterGradient(
      double[][] u, double[] seed, double[] tangentSeed, double[][] tangent) {
    return Torch.scoped(
        () -> {
          Tensor parameters = Torch.tensor(theta, theta.length).requires_grad_(true);
          Tensor x = variables(u).requires_grad_(true);
          Tensor value = network(parameters, x);
          Tensor sum = value.mul(Torch.tensor(seed, 1, seed.length)).sum();
          if (tangent != null) {
            Tensor along = grad(value.sum(), x).mul(variables(tangent)).sum(0);
            sum = sum.add(along.mul(Torch.tensor(tangentSeed, tangentSeed.length)).sum());
          }
          return Torch.values(grad(sum, parameters));
        });
  }

  private Tensor network(Tensor parameters, Tensor x) {
    Tensor h = x;
    long next = 0;
    for (int l = 0; l < architecture.layers(); l++) {
      long in = architecture.in(l);
      long out = architecture.out(l);
      Tensor weight = parameters.narrow(0, next, in * out).view(out, in);
      Tensor bias = parameters.narrow(0, next + in * out, out).view(out, 1);
      Tensor z = torch.addmm(bias, weight, h);
      h = l + 1 < architecture.layers() ? activate(z) : z;
      next += (in + 1) * out;
    }
    return h;
  }

  private Tensor activate(Tensor z) {
    return switch (architecture.activation()) {
      case TANH -> z.tanh();
      case SILU -> torch.silu(z);
      case GELU -> torch.gelu(z, "tanh");
      case SOFTPLUS ->
          torch
              .log1p(z.abs().neg().exp())
              .add(z.add(z.abs()).mul(Torch.tensor(new double[] {0.5}, 1)));
    };
  }

  private static Tensor variables(double[][] rows) {
    int n = rows[0].length;
    double[] flat = new double[rows.length * n];
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(rows[k], 0, flat, k * n, n);
    }
    return Torch.tensor(flat, rows.length, n);
  }

  private static Tensor grad(Tensor output, Tensor input) {
    return torch
        .grad(
            new TensorVector(output),
            new TensorVector(input),
            new TensorVector(),
            new BoolOptional(true),
            true,
            false)
        .get(0);
  }
}
