package rung.functional;

import org.jspecify.annotations.Nullable;
import rung.functional.tape.UniformProgram;

/**
 * What belongs to a functional beside its energy at the points, as formulas of its parameters.
 *
 * @param values the parameters
 */
record FormNumbers(double[] values) {
  ExactExchange exactExchange(@Nullable UniformProgram program) {
    if (program == null) {
      return ExactExchange.NONE;
    }
    double[] numbers = program.values(values);
    return new ExactExchange(numbers[0], numbers[1], numbers[2]);
  }

  Vv10 vv10(@Nullable UniformProgram program) {
    if (program == null) {
      return Vv10.NONE;
    }
    double[] numbers = program.values(values);
    return new Vv10(numbers[0], numbers[1], numbers[2]);
  }

  Dispersion dispersion(@Nullable UniformProgram program) {
    if (program == null) {
      return Dispersion.NONE;
    }
    double[] numbers = program.values(values);
    return new Dispersion(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  /** The chain rule from the numbers to the parameters. */
  void addGradient(@Nullable UniformProgram program, double[] gradient, double... seeds) {
    if (program != null) {
      program.addGradient(values, seeds, gradient);
    }
  }
}
