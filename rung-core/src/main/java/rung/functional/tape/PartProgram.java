package rung.functional.tape;

import rung.functional.EnergyPart;
import rung.functional.form.PartFormula;

/** A recorded {@link PartFormula}: its coefficients and their derivatives by the uniforms. */
final class PartProgram {
  private final PartFormula<Expression> formula;
  private final UniformProgram program;

  PartProgram(PartFormula<Expression> formula, UniformProgram program) {
    this.formula = formula;
    this.program = program;
  }

  /** The part for these uniforms. */
  public EnergyPart at(double[] uniforms) {
    return formula.part(program.values(uniforms));
  }

  /** Adds Σ_k slopes_k ∂c_k/∂uniform to {@code gradient}. */
  public void addGradient(double[] uniforms, double[] slopes, double[] gradient) {
    program.addGradient(uniforms, slopes, gradient);
  }
}
