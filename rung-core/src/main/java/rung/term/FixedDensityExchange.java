package rung.term;

import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.integral.CoulombKernel;
import rung.integral.ExchangeOperator;
import rung.integral.SymmetricProduct;
import rung.parallel.Workers;

/**
 * The exact-exchange energy of one density for many functionals: the integrals depend on ω only,
 * and their energies are kept until another ω is asked for.
 */
final class FixedDensityExchange implements FrozenEnergy.Part {
  private final Discretisation system;
  private final Density density;
  private double full = Double.NaN;
  private double omega = Double.NaN;
  private double longRange = Double.NaN;
  private double slope = Double.NaN;

  /** The exchange of a density. */
  FixedDensityExchange(Discretisation system, Density density) {
    this.system = system;
    this.density = density;
  }

  @Override
  public synchronized double energy(Functional functional, Workers workers) {
    ExactExchange exchange = ExactExchange.of(functional);
    double energy = 0;
    if (exchange.fullRange() != 0) {
      energy += exchange.fullRange() * full(workers);
    }
    if (exchange.longRangeFraction() != 0) {
      energy += exchange.longRangeFraction() * longRange(exchange.range(), workers);
    }
    return energy;
  }

  @Override
  public synchronized void addParameterGradient(
      Functional functional, double seed, Workers workers, double[] gradient) {
    ExactExchange exchange = ExactExchange.of(functional);
    double sign = Math.signum(exchange.omega());
    double b = sign == 0 ? 0 : sign * longRange(exchange.range(), workers);
    double w = exchange.longRangeFraction() == 0 ? 0 : slope(exchange.range(), workers);
    double[] slopes = {seed * full(workers), seed * b, seed * exchange.longRange() * w};
    functional.pullBack(exchange, slopes, gradient);
  }

  private double full(Workers workers) {
    if (Double.isNaN(full)) {
      full = energy(system.exchange(CoulombKernel.FULL, workers), workers);
    }
    return full;
  }

  private double longRange(double range, Workers workers) {
    range(range);
    if (Double.isNaN(longRange)) {
      longRange = energy(system.exchange(CoulombKernel.longRange(range), workers), workers);
    }
    return longRange;
  }

  private double slope(double range, Workers workers) {
    range(range);
    if (Double.isNaN(slope)) {
      slope = energy(system.exchange(CoulombKernel.slope(range), workers), workers);
    }
    return slope;
  }

  private void range(double range) {
    if (omega != range) {
      omega = range;
      longRange = Double.NaN;
      slope = Double.NaN;
    }
  }

  /** −½ Σ_σ m_σ tr(D_σ K(D_σ)). */
  private double energy(ExchangeOperator operator, Workers workers) {
    List<SymmetricProduct> products = density.products();
    double sum = 0;
    for (int s = 0; s < products.size(); s++) {
      sum +=
          operator
              .exchange(products.subList(s, s + 1), workers)
              .get(0)
              .dot(density.bySpin().get(s));
    }
    return -0.5 * density.multiplicity() * sum;
  }
}
