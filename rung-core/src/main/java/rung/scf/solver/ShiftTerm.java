package rung.scf.solver;

import java.util.List;
import rung.discretisation.Density;
import rung.linalg.Matrix;
import rung.term.Term;

/** Constant matrices added to F_σ; the energy does not know of them. */
record ShiftTerm(List<Matrix> matrices) implements Term {
  @Override
  public String label() {
    return "shift";
  }

  @Override
  public Evaluation evaluate(Density density) {
    return new Evaluation(0, matrices, 0);
  }
}
