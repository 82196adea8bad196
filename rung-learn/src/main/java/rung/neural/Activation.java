package rung.neural;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Smooth activations φ of a hidden layer. All are written with the logistic function σ, so that one
 * exponential a number is all they cost.
 */
public enum Activation {
  /** tanh z = 2σ(2z) − 1. */
  TANH,
  /** z σ(z). */
  SILU,
  /**
   * z σ(2√(2/π) (z + 0.044715 z³)), the tanh form of the Gaussian error linear unit (Hendrycks and
   * Gimpel, arXiv:1606.08415, section 2).
   */
  GELU,
  /** ln(1 + e^z). */
  SOFTPLUS;

  /** Name in model files and configurations. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A bound of |φ′|, within 0.2% of the largest slope. */
  double largestSlope() {
    return switch (this) {
      case TANH, SOFTPLUS -> 1;
      case SILU -> 1.1;
      case GELU -> 1.13;
    };
  }

  /** The activation of that name, if there is one. */
  public static Optional<Activation> of(String id) {
    for (Activation activation : values()) {
      if (activation.id().equals(id.toLowerCase(Locale.ROOT))) {
        return Optional.of(activation);
      }
    }
    return Optional.empty();
  }

  /**
   * Replaces z by φ(z) and gives φ′(z), and φ″(z) if wanted, at positions {@code offset} … {@code
   * offset} + n − 1 of the arrays.
   */
  void apply(int n, int offset, double[] z, double[] slope, double @Nullable [] curvature) {
    if (curvature == null) {
      switch (this) {
        case TANH -> ActivationKernels.tanh(n, offset, z, slope);
        case SILU -> ActivationKernels.silu(n, offset, z, slope);
        case GELU -> ActivationKernels.gelu(n, offset, z, slope);
        case SOFTPLUS -> ActivationKernels.softplus(n, offset, z, slope);
      }
    } else {
      switch (this) {
        case TANH -> ActivationKernels.tanh(n, offset, z, slope, curvature);
        case SILU -> ActivationKernels.silu(n, offset, z, slope, curvature);
        case GELU -> ActivationKernels.gelu(n, offset, z, slope, curvature);
        case SOFTPLUS -> ActivationKernels.softplus(n, offset, z, slope, curvature);
      }
    }
  }
}
