package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.integral.ExchangeOperator;
import rung.integral.SymmetricProduct;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The exact exchange of a functional, E_x = −½ Σ_σ [ a tr(D_σ K(D_σ)) + b tr(D_σ K^ω(D_σ)) ], its
 * potential, response and parameter derivatives.
 */
public final class ExchangeTerm {
  private final ExchangeIntegrals integrals;
  private final Functional functional;
  private final ExactExchange exchange;
  private final Workers workers;

  /** The term of a functional in a system. */
  public ExchangeTerm(KohnShamSystem system, Functional functional, Workers workers) {
    this.integrals = system.exchange();
    this.functional = functional;
    this.exchange = ExactExchange.of(functional);
    this.workers = workers;
  }

  /**
   * Energy and potential.
   *
   * @param energy E_x, hartree
   * @param potential (1/m_σ) ∂E_x/∂D_σ [nao, nao] for each block; empty if there is no exchange
   */
  public record Result(double energy, List<Matrix> potential) {}

  /** Energy and potential of a density. */
  public Result evaluate(Density density) {
    List<Matrix> potential = apply(products(density));
    double energy = 0;
    for (int s = 0; s < potential.size(); s++) {
      energy += 0.5 * density.multiplicity() * potential.get(s).dot(density.bySpin().get(s));
    }
    return new Result(energy, potential);
  }

  /** The potential, −a K − b K^ω, of density matrices; empty if there is no exchange. */
  public List<Matrix> apply(List<SymmetricProduct> densities) {
    if (exchange.none()) {
      return List.of();
    }
    List<Matrix> sums = new ArrayList<>();
    for (SymmetricProduct density : densities) {
      sums.add(Matrix.zeros(density.left().rows()));
    }
    if (exchange.fullRange() != 0) {
      add(-exchange.fullRange(), integrals.full(workers), densities, sums);
    }
    if (exchange.longRangeFraction() != 0) {
      ExchangeOperator longRange = integrals.longRange(exchange.range(), workers);
      add(-exchange.longRangeFraction(), longRange, densities, sums);
    }
    return sums;
  }

  /**
   * Adds ∂/∂θ [ seed · E_x(D; θ) + Σ_σ ⟨∂E_x/∂D_σ, Z_σ⟩ ] to {@code gradient}.
   *
   * @param multiplier Z_σ for each block, symmetric, or null for the first term only
   */
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    if (functional.part(ExactExchange.class).isEmpty()) {
      return;
    }
    List<SymmetricProduct> densities = products(density);
    double full = derivative(integrals.full(workers), densities, density, seed, multiplier);
    double longRange = 0;
    double omega = 0;
    double range = exchange.range();
    if (range > 0) {
      longRange =
          Math.signum(exchange.omega())
              * derivative(
                  integrals.longRange(range, workers), densities, density, seed, multiplier);
    }
    if (exchange.longRangeFraction() != 0) {
      ExchangeOperator slope = integrals.slope(range, workers);
      omega = exchange.longRange() * derivative(slope, densities, density, seed, multiplier);
    }
    functional.pullBack(exchange, new double[] {full, longRange, omega}, gradient);
  }

  /** −Σ_σ m_σ ⟨K(D_σ), ½ seed D_σ + Z_σ⟩. */
  private double derivative(
      ExchangeOperator operator,
      List<SymmetricProduct> products,
      Density density,
      double seed,
      @Nullable List<Matrix> multiplier) {
    List<Matrix> k = operator.exchange(products, workers);
    double sum = 0;
    for (int s = 0; s < k.size(); s++) {
      double own = 0.5 * seed * k.get(s).dot(density.bySpin().get(s));
      double other = multiplier == null ? 0 : k.get(s).dot(multiplier.get(s));
      sum -= density.multiplicity() * (own + other);
    }
    return sum;
  }

  private void add(
      double factor,
      ExchangeOperator operator,
      List<SymmetricProduct> densities,
      List<Matrix> sums) {
    List<Matrix> k = operator.exchange(densities, workers);
    for (int s = 0; s < sums.size(); s++) {
      sums.get(s).addScaled(factor, k.get(s));
    }
  }

  static List<SymmetricProduct> products(Density density) {
    List<Matrix> factors = density.factors();
    return factors == null
        ? density.bySpin().stream().map(SymmetricProduct::of).toList()
        : factors.stream().map(SymmetricProduct::square).toList();
  }
}
