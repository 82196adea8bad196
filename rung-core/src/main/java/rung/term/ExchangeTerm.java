package rung.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.integral.CoulombKernel;
import rung.integral.ExchangeOperator;
import rung.integral.SymmetricProduct;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The exact exchange of a functional, E_x = −½ Σ_σ [ a tr(D_σ K(D_σ)) + b tr(D_σ K^ω(D_σ)) ], its
 * potential, response and parameter derivatives.
 */
public final class ExchangeTerm implements Term {
  private final Discretisation system;
  private final Functional functional;
  private final ExactExchange exchange;
  private final Workers workers;

  /** The term of a functional in a system. */
  public ExchangeTerm(Discretisation system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.exchange = ExactExchange.of(functional);
    this.workers = workers;
  }

  static Optional<Term> of(Discretisation system, Functional functional, Workers workers) {
    return functional.part(ExactExchange.class).isPresent()
        ? Optional.of(new ExchangeTerm(system, functional, workers))
        : Optional.empty();
  }

  @Override
  public String label() {
    return "exchange";
  }

  @Override
  public Evaluation evaluate(Density density) {
    List<Matrix> potential = apply(density.products());
    double energy = 0;
    for (int s = 0; s < potential.size(); s++) {
      energy += 0.5 * density.multiplicity() * potential.get(s).dot(density.bySpin().get(s));
    }
    return new Evaluation(energy, potential, 0);
  }

  @Override
  public Response linearise(Density density) {
    return change -> apply(change.products());
  }

  /** The potential, −a K − b K^ω, of density matrices; empty if there is no exchange. */
  private List<Matrix> apply(List<SymmetricProduct> densities) {
    if (exchange.none()) {
      return List.of();
    }
    List<Matrix> sums = new ArrayList<>();
    for (SymmetricProduct density : densities) {
      sums.add(Matrix.zeros(density.left().rows()));
    }
    if (exchange.fullRange() != 0) {
      add(-exchange.fullRange(), full(), densities, sums);
    }
    if (exchange.longRangeFraction() != 0) {
      ExchangeOperator longRange = longRange(exchange.range());
      add(-exchange.longRangeFraction(), longRange, densities, sums);
    }
    return sums;
  }

  @Override
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    List<SymmetricProduct> densities = density.products();
    double full = derivative(full(), densities, density, seed, multiplier);
    double longRange = 0;
    double omega = 0;
    double range = exchange.range();
    if (range > 0) {
      longRange =
          Math.signum(exchange.omega())
              * derivative(longRange(range), densities, density, seed, multiplier);
    }
    if (exchange.longRangeFraction() != 0) {
      ExchangeOperator slope = system.exchange(CoulombKernel.slope(range), workers);
      omega = exchange.longRange() * derivative(slope, densities, density, seed, multiplier);
    }
    functional.pullBack(exchange, new double[] {full, longRange, omega}, gradient);
  }

  @Override
  public FrozenEnergy freeze(Density density) {
    return FrozenEnergy.of(new FixedDensityExchange(system, density));
  }

  private ExchangeOperator full() {
    return system.exchange(CoulombKernel.FULL, workers);
  }

  private ExchangeOperator longRange(double range) {
    return system.exchange(CoulombKernel.longRange(range), workers);
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
}
