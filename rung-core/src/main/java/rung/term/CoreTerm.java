package rung.term;

import java.util.Collections;
import java.util.Optional;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/** Kinetic energy and attraction by the nuclei, tr(hD). */
record CoreTerm(Discretisation discretisation) implements Term {
  static Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers) {
    return Optional.of(new CoreTerm(discretisation));
  }

  @Override
  public String label() {
    return "one_electron";
  }

  @Override
  public Evaluation evaluate(Density density) {
    Matrix core = discretisation.core();
    return new Evaluation(core.dot(density.total()), Collections.nCopies(density.spins(), core), 0);
  }
}
