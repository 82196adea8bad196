package rung.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rung.learn.config.LossOptions;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.system.Units;

/** One number from the errors of a batch: L = Σ_type w_type · Σ_i w_i ℓ_i / Σ_i w_i. */
public final class Loss {
  private final LossOptions options;

  /** The loss with these weights and this form. */
  public Loss(LossOptions options) {
    this.options = options;
  }

  /**
   * What one datum adds.
   *
   * @param datum the datum
   * @param error kcal/mol for energies; for densities what is minimised itself, Σ_g w_g (ρ −
   *     ρ_ref)² / N
   * @param loss ℓ
   * @param factor of ℓ in L
   * @param slope ∂L/∂(measured): per hartree of the reaction's energy, or per unit of the density's
   *     error
   */
  public record Share(Datum datum, double error, double loss, double factor, double slope) {}

  /**
   * L and its parts.
   *
   * @param total L
   * @param shares in the order of the batch
   */
  public record Value(double total, List<Share> shares) {}

  /**
   * The loss of a batch.
   *
   * @param energy total energies, hartree
   * @param density density errors
   */
  public Value of(
      List<Datum> batch,
      ToDoubleFunction<NamedSystem> energy,
      ToDoubleFunction<Datum.Density> density) {
    double energies = 0;
    double densities = 0;
    for (Datum datum : batch) {
      switch (datum) {
        case Datum.Reaction r -> energies += r.facts().weight();
        case Datum.Density d -> densities += d.facts().weight();
      }
    }
    List<Share> shares = new ArrayList<>();
    double total = 0;
    for (Datum datum : batch) {
      double weight = datum.facts().weight();
      Share share =
          switch (datum) {
            case Datum.Reaction r ->
                reaction(r, energy, options.energyWeight() * weight / energies);
            case Datum.Density d -> {
              double error = density.applyAsDouble(d);
              double factor = options.densityWeight() * weight / densities;
              yield new Share(d, error, error, factor, factor);
            }
          };
      shares.add(share);
      total += share.factor() * share.loss();
    }
    return new Value(total, shares);
  }

  private Share reaction(
      Datum.Reaction reaction, ToDoubleFunction<NamedSystem> energy, double factor) {
    double error = errorKcalPerMol(reaction, energy);
    double atoms = options.perAtom() ? reaction.atoms() : 1;
    double x = error / atoms;
    double delta = options.huberDeltaKcalPerMol();
    boolean inside = Math.abs(x) <= delta;
    double loss = inside ? x * x : delta * (2 * Math.abs(x) - delta);
    double derivative = inside ? 2 * x : 2 * delta * Math.signum(x);
    double slope = factor * derivative * Units.KCAL_PER_MOL_PER_HARTREE / atoms;
    return new Share(reaction, error, loss, factor, slope);
  }

  /** Computed minus reference energy of a reaction, kcal/mol. */
  public static double errorKcalPerMol(
      Datum.Reaction reaction, ToDoubleFunction<NamedSystem> energy) {
    double sum = -reaction.valueHartree();
    for (Datum.Term term : reaction.terms()) {
      sum += term.coefficient() * energy.applyAsDouble(term.system());
    }
    return sum * Units.KCAL_PER_MOL_PER_HARTREE;
  }
}
