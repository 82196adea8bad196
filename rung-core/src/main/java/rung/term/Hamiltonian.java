package rung.term;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The energy E[D; θ] of a functional in a discretisation, as a sum of terms.
 *
 * @param discretisation the world
 * @param functional θ
 * @param others terms beside those that discretisation and functional ask for
 */
public record Hamiltonian(Discretisation discretisation, Functional functional, List<Term> others) {

  /** Makes the term of a kind, if discretisation and functional have one. */
  @FunctionalInterface
  private interface Kind {
    Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers);
  }

  /** Every kind of term; a new one is a line here. */
  private static final List<Kind> KINDS =
      List.of(
          NuclearTerm::of,
          CoreTerm::of,
          CoulombTerm::of,
          XcTerm::of,
          ExchangeTerm::of,
          NonLocalTerm::of,
          DispersionTerm::of,
          FieldTerm::of);

  /** Keeps its own list. */
  public Hamiltonian {
    others = List.copyOf(others);
  }

  /** The terms that discretisation and functional ask for. */
  public Hamiltonian(Discretisation discretisation, Functional functional) {
    this(discretisation, functional, List.of());
  }

  /** The same with one more term. */
  public Hamiltonian plus(Term term) {
    List<Term> more = new ArrayList<>(others);
    more.add(term);
    return new Hamiltonian(discretisation, functional, more);
  }

  /** The same terms of another functional. */
  public Hamiltonian with(Functional other) {
    return new Hamiltonian(discretisation, other, others);
  }

  /** The terms, in the order in which they are reported. */
  public List<Term> terms(Workers workers) {
    List<Term> terms = new ArrayList<>();
    for (Kind kind : KINDS) {
      kind.of(discretisation, functional, workers).ifPresent(terms::add);
    }
    terms.addAll(others);
    return terms;
  }

  /** Energy and Fock matrices at a density. */
  public KohnShamState at(Density density, Workers workers) {
    Map<String, Double> parts = new LinkedHashMap<>();
    List<Matrix> fock = zeros(density.spins());
    double electrons = 0;
    for (Term term : terms(workers)) {
      Term.Evaluation part = term.evaluate(density);
      parts.merge(term.label(), part.energy(), Double::sum);
      electrons += part.electrons();
      add(part.potential(), fock);
    }
    return new KohnShamState(density, fock, new EnergyParts(parts), electrons);
  }

  /** The Fock matrices' first-order response to changes of the density. */
  public Term.Response linearise(Density density, Workers workers) {
    List<Term.Response> responses =
        terms(workers).stream().map(term -> term.linearise(density)).toList();
    return change -> respond(responses, change);
  }

  private List<Matrix> respond(List<Term.Response> responses, DensityChange change) {
    List<Matrix> sum = zeros(change.bySpin().size());
    for (Term.Response response : responses) {
      add(response.apply(change), sum);
    }
    return sum;
  }

  /**
   * Adds ∂/∂θ [ seed · E(D; θ) + Σ_σ ⟨∂E/∂D_σ, Z_σ⟩ ] to {@code gradient}.
   *
   * @param multiplier Z_σ for each block, symmetric, or null for the first term only
   */
  public void addParameterGradient(
      Density density,
      double seed,
      @Nullable List<Matrix> multiplier,
      Workers workers,
      double[] gradient) {
    for (Term term : terms(workers)) {
      term.addParameterGradient(density, seed, multiplier, gradient);
    }
  }

  /**
   * What is not finite in the energy of a density or its derivatives, named at its source, for
   * those who saw that something is not. Costs as much as some Fock matrices.
   *
   * @param multiplier Z_σ of mixed derivatives, or null
   */
  public NotFinite notFinite(Density density, @Nullable List<Matrix> multiplier, Workers workers) {
    for (Term term : terms(workers)) {
      NotFinite found = term.notFinite(density, multiplier);
      if (found != null) {
        return found.functional().isEmpty() ? found.of(functional) : found;
      }
    }
    // Every part is finite: only a sum over points or parts is not.
    return NotFinite.of(functional, "the energy or a derivative of it", Double.NaN);
  }

  /** The energy of one density for many θ of the same functional. */
  public FrozenEnergy freeze(Density density, Workers workers) {
    FrozenEnergy sum = FrozenEnergy.ZERO;
    for (Term term : terms(workers)) {
      sum = sum.plus(term.freeze(density));
    }
    return sum;
  }

  private List<Matrix> zeros(int spins) {
    List<Matrix> zeros = new ArrayList<>();
    for (int s = 0; s < spins; s++) {
      zeros.add(Matrix.zeros(discretisation.size()));
    }
    return zeros;
  }

  private static void add(List<Matrix> part, List<Matrix> sum) {
    for (int s = 0; s < part.size(); s++) {
      sum.get(s).addScaled(1, part.get(s));
    }
  }
}
