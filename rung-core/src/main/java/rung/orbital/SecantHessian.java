package rung.orbital;

import java.util.ArrayList;
import java.util.List;
import rung.linalg.Vectors;

/**
 * The orbital Hessian as the gradients tell it: max(|ε_a − ε_i|, 0.05) with updates of rank one (J.
 * Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., section 6.2), which may become
 * indefinite. Asks for no response.
 */
public final class SecantHessian implements RotationOperator {
  private static final double SKIPPED = 1e-8;

  private final RotationSpace space;
  private final List<double[]> residuals = new ArrayList<>();
  private final List<Double> products = new ArrayList<>();

  /** Nothing known but the levels. */
  public SecantHessian(RotationSpace space) {
    this.space = space;
  }

  /** Number of updates. */
  public int size() {
    return residuals.size();
  }

  /**
   * Learns from a step.
   *
   * @param step κ
   * @param change of the gradient along it
   */
  public void update(double[] step, double[] change) {
    double[] residual = change.clone();
    Vectors.addScaled(-1, apply(step), residual);
    double product = Vectors.dot(residual, step);
    if (Math.abs(product) > SKIPPED * Vectors.norm(residual) * Vectors.norm(step)) {
      residuals.add(residual);
      products.add(product);
    }
  }

  @Override
  public double[] apply(double[] rotation) {
    double[] result = space.stiffened(rotation);
    for (int k = 0; k < residuals.size(); k++) {
      double[] residual = residuals.get(k);
      Vectors.addScaled(Vectors.dot(residual, rotation) / products.get(k), residual, result);
    }
    return result;
  }

  @Override
  public double[] precondition(double[] residual) {
    return space.precondition(residual);
  }
}
