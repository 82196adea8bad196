package rung.term;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.functional.NotFinite;
import rung.linalg.Matrix;

/**
 * One part of the energy E[D; θ]: its value, its share of the Fock matrices, their response and its
 * derivative with respect to θ. A term belongs to one discretisation and one functional.
 */
public interface Term {
  /** Name of the part in reports: lower case, words joined by underscores. */
  String label();

  /**
   * Energy and potential of a density.
   *
   * @param energy hartree
   * @param potential (1/m_σ) ∂E/∂D_σ [nao, nao] for each block; empty if the part has none
   * @param electrons Σ_g w_g n_g of the term's quadrature; 0 without
   */
  record Evaluation(double energy, List<Matrix> potential, double electrons) {
    /** Keeps its own list. */
    public Evaluation {
      potential = List.copyOf(potential);
    }

    /** An energy that does not depend on the density. */
    public static Evaluation constant(double energy) {
      return new Evaluation(energy, List.of(), 0);
    }
  }

  /** Energy and potential of a density. */
  Evaluation evaluate(Density density);

  /** ∂²E at a density, as a linear map that can be applied to any number of changes. */
  @FunctionalInterface
  interface Response {
    /** No response at all: the potential does not depend on the density. */
    Response NONE = change -> List.of();

    /** Change of the potentials of each block; empty if there is none. */
    List<Matrix> apply(DensityChange change);
  }

  /** The potential's first-order response to changes of the density. */
  default Response linearise(Density density) {
    return Response.NONE;
  }

  /**
   * Adds ∂/∂θ [ seed · E(D; θ) + Σ_σ ⟨∂E/∂D_σ, Z_σ⟩ ] to {@code gradient}.
   *
   * @param multiplier Z_σ for each block, symmetric, or null for the first term only
   */
  default void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    // does not depend on θ
  }

  /**
   * What is not finite in the energy of a density or its derivatives, at its source; null if
   * nothing is. Asked only where something was seen not to be finite: costs as much as an energy
   * and more.
   *
   * @param multiplier Z_σ for each block of mixed derivatives, or null
   */
  default @Nullable NotFinite notFinite(Density density, @Nullable List<Matrix> multiplier) {
    Evaluation found = evaluate(density);
    boolean finite =
        Double.isFinite(found.energy()) && found.potential().stream().allMatch(Matrix::finite);
    return finite ? null : part(found.energy());
  }

  /** The whole part, where no point can be named. */
  private NotFinite part(double energy) {
    double value = Double.isFinite(energy) ? Double.NaN : energy;
    return new NotFinite("", "", "the part '" + label() + "' of the energy", value, null, Map.of());
  }

  /** The energy of one density for many θ, for {@link FrozenEnergy}. */
  default FrozenEnergy freeze(Density density) {
    return FrozenEnergy.constant(evaluate(density).energy());
  }
}
