package rung.neural;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import rung.functional.form.Arithmetic;

/**
 * Energy forms on tensors: what libtorch's autograd differentiates. The recorded tape is faster;
 * this is its oracle, and the way to put a form and a model built from tensors into one graph. Use
 * inside {@link Torch#scoped}.
 */
public final class TensorArithmetic implements Arithmetic<Tensor> {
  @Override
  public Tensor constant(double value) {
    return Torch.tensor(new double[] {value}, 1);
  }

  @Override
  public Tensor add(Tensor x, Tensor y) {
    return x.add(y);
  }

  @Override
  public Tensor subtract(Tensor x, Tensor y) {
    return x.sub(y);
  }

  @Override
  public Tensor multiply(Tensor x, Tensor y) {
    return x.mul(y);
  }

  @Override
  public Tensor divide(Tensor x, Tensor y) {
    return x.div(y);
  }

  @Override
  public Tensor sqrt(Tensor x) {
    return x.sqrt();
  }

  @Override
  public Tensor cbrt(Tensor x) {
    return x.abs().pow(new Scalar(1.0 / 3.0)).mul(x.sign());
  }

  @Override
  public Tensor pow(Tensor x, double exponent) {
    return x.pow(new Scalar(exponent));
  }

  @Override
  public Tensor exp(Tensor x) {
    return x.exp();
  }

  @Override
  public Tensor expm1(Tensor x) {
    return x.expm1();
  }

  @Override
  public Tensor log(Tensor x) {
    return x.log();
  }

  @Override
  public Tensor log1p(Tensor x) {
    return x.log1p();
  }

  @Override
  public Tensor atan(Tensor x) {
    return x.atan();
  }

  @Override
  public Tensor erf(Tensor x) {
    return x.erf();
  }

  @Override
  public Tensor ifPositive(Tensor test, Tensor then, Tensor otherwise) {
    return torch.where(test.gt(new Scalar(0.0)), then, otherwise);
  }
}
