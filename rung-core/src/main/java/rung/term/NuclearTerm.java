package rung.term;

import java.util.Optional;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.parallel.Workers;

/** Repulsion of the nuclei. */
record NuclearTerm(Discretisation discretisation) implements Term {
  static Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers) {
    return Optional.of(new NuclearTerm(discretisation));
  }

  @Override
  public String label() {
    return "nuclear";
  }

  @Override
  public Evaluation evaluate(Density density) {
    return Evaluation.constant(discretisation.nuclearRepulsion());
  }
}
