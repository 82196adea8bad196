package rung.term;

import java.util.Collections;
import java.util.Optional;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/** Classical repulsion of the electrons, ½(D|D). */
record CoulombTerm(Discretisation discretisation, Workers workers) implements Term {
  static Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers) {
    return Optional.of(new CoulombTerm(discretisation, workers));
  }

  @Override
  public String label() {
    return "coulomb";
  }

  @Override
  public Evaluation evaluate(Density density) {
    Matrix total = density.total();
    Matrix coulomb = discretisation.coulomb(total, workers);
    return new Evaluation(
        0.5 * coulomb.dot(total), Collections.nCopies(density.spins(), coulomb), 0);
  }

  @Override
  public Response linearise(Density density) {
    return change ->
        Collections.nCopies(
            change.bySpin().size(), discretisation.coulomb(change.total(), workers));
  }
}
