package rung.scf.solver;

import java.util.Arrays;
import java.util.List;
import rung.system.InputException;

/**
 * Solvers of which each goes on where the one before it ended.
 *
 * @param solvers at least one
 * @param convergence of all of them together
 */
public record Attempt(List<ScfSolver> solvers, Convergence convergence) {
  /** Copies the list. */
  public Attempt {
    solvers = List.copyOf(solvers);
  }

  /**
   * Solvers by their names.
   *
   * @param names separated by commas, as {@link SolverName} reads them
   * @param memory of those that have one
   * @param where what is read, for messages
   * @throws InputException if a name is none, or none of the solvers reaches a solution
   */
  public static Attempt of(
      String names, SolverName.Memory memory, Convergence convergence, String where) {
    List<ScfSolver> chosen =
        Arrays.stream(names.split(",", -1))
            .map(name -> SolverName.parse(name, where).solver(memory))
            .toList();
    if (chosen.getLast().comesNear()) {
      throw new InputException(
          "'" + names + "' comes near a solution and does not reach it",
          where,
          "let diis or newton be the last");
    }
    return new Attempt(chosen, convergence);
  }

  /** The same from a density that is near already. */
  public Attempt fromNear() {
    return new Attempt(
        solvers.stream().filter(solver -> !solver.comesNear()).toList(), convergence);
  }
}
