package rung.learn.task;

import org.jspecify.annotations.Nullable;

/**
 * How a system did in a step.
 *
 * @param system its name
 * @param converged whether its SCF did
 * @param attempts rungs of the ladder climbed
 * @param iterations Fock matrices built
 * @param residual orbital gradient where the SCF ended, hartree; null if it is no number
 * @param lowestCurvature smallest curvature that the adjoint's linear solve met, hartree; null
 *     without a solve
 * @param jump if the SCF ended in another solution than in the step before, else null
 * @param leftOut whether its gradient was no number and is left out of the step's
 */
public record SystemCourse(
    String system,
    boolean converged,
    int attempts,
    int iterations,
    @Nullable Double residual,
    @Nullable Double lowestCurvature,
    @Nullable Jump jump,
    boolean leftOut) {
  /** That of an SCF. */
  public static SystemCourse of(String system, ScfEnd end, @Nullable Jump jump) {
    return new SystemCourse(
        system,
        end.converged(),
        end.attempts(),
        end.iterations(),
        number(end.orbitalGradient()),
        null,
        jump,
        false);
  }

  /** The same with what its gradient told. */
  public SystemCourse with(SystemGradient gradient) {
    return new SystemCourse(
        system,
        converged,
        attempts,
        iterations,
        residual,
        number(gradient.report().lowestCurvature()),
        jump,
        !gradient.isNumber() || gradient.report().notFinite() != null);
  }

  /** Whether something is to be told of it. */
  public boolean troubled() {
    return !converged || attempts > 1 || jump != null || leftOut;
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
