package rung.term;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.ElectricField;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/** A uniform electric field: −μ·F = F·(tr(D r) − Σ_A Z_A R_A), about the origin of coordinates. */
record FieldTerm(Discretisation discretisation) implements Term {
  static Optional<Term> of(Discretisation discretisation, Functional functional, Workers workers) {
    return discretisation.field().none()
        ? Optional.empty()
        : Optional.of(new FieldTerm(discretisation));
  }

  @Override
  public String label() {
    return "field";
  }

  @Override
  public Evaluation evaluate(Density density) {
    ElectricField field = discretisation.field();
    List<Matrix> position = discretisation.position(new double[3]);
    Matrix potential = position.get(0).times(field.x());
    potential.addScaled(field.y(), position.get(1));
    potential.addScaled(field.z(), position.get(2));
    double energy = potential.dot(density.total()) - field.dot(discretisation.nuclearMoment());
    return new Evaluation(energy, Collections.nCopies(density.spins(), potential), 0);
  }
}
