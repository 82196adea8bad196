package rung.scf.solver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rung.system.InputException;

/**
 * A solver as it is written: its name, and what is asked of it, as in {@code
 * diis:damping=0.3:shift=0.2}.
 *
 * @param kind which
 * @param options numbers by their names; those that are not there are the usual ones
 */
public record SolverName(Kind kind, Map<String, Double> options) {
  /**
   * What a solver remembers, and how long it is let.
   *
   * @param history number of Fock matrices
   * @param patience Fock matrices in which DIIS must have halved the orbital gradient
   */
  public record Memory(int history, int patience) {}

  /** The solvers that have a name. */
  public enum Kind {
    /** Over a coarse grid. */
    TWO_GRID {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new TwoGridSolver(memory.history);
      }
    },
    /** Pulay's. */
    DIIS("damping", "shift") {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new DiisSolver(memory.history, memory.patience, name.mixing(false));
      }
    },
    /** By the energy while the error is large. */
    ADIIS("damping", "shift") {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new DiisSolver(memory.history, memory.patience, name.mixing(true));
      }
    },
    /** Optimal damping. */
    OPTIMAL_DAMPING {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new OptimalDampingSolver();
      }
    },
    /** Smearing that is taken back. */
    ANNEALING("hottest", "coldest") {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new AnnealingSolver(
            name.option("hottest", AnnealingSolver.USUAL.hottest()),
            name.option("coldest", AnnealingSolver.USUAL.coldest()),
            memory.history);
      }
    },
    /** With the orbital Hessian. */
    NEWTON {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new NewtonSolver();
      }
    },
    /** With what gradients tell of it. */
    QUASI_NEWTON {
      @Override
      ScfSolver solver(SolverName name, Memory memory) {
        return new QuasiNewtonSolver();
      }
    };

    private final String[] options;

    Kind(String... options) {
      this.options = options;
    }

    /** In files and on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    abstract ScfSolver solver(SolverName name, Memory memory);
  }

  /**
   * Reads a name.
   *
   * @param where what is read, for messages
   * @throws InputException if there is no such solver, or it has no such option
   */
  public static SolverName parse(String text, String where) {
    String[] words = text.trim().toLowerCase(Locale.ROOT).split(":", -1);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.label().equals(words[0]))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "'" + words[0] + "' is no solver",
                        where,
                        "give usual, or some of " + labels() + " separated by commas"));
    Map<String, Double> options = new LinkedHashMap<>();
    for (String option : Arrays.asList(words).subList(1, words.length)) {
      String[] sides = option.split("=", -1);
      double value = sides.length == 2 ? number(sides[1]) : Double.NaN;
      if (!Arrays.asList(kind.options).contains(sides[0]) || !(value >= 0 && value <= 10)) {
        throw new InputException(
            "'" + option + "' is no option of " + kind.label(),
            where,
            kind.options.length == 0
                ? "it has none"
                : "give " + String.join("=NUMBER or ", kind.options) + "=NUMBER, from 0 to 10");
      }
      options.put(sides[0], value);
    }
    return new SolverName(kind, options);
  }

  /** All names. */
  public static String labels() {
    return Arrays.stream(Kind.values()).map(Kind::label).collect(Collectors.joining(", "));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The solver. */
  ScfSolver solver(Memory memory) {
    return kind.solver(this, memory);
  }

  private double option(String option, double usual) {
    return options.getOrDefault(option, usual);
  }

  private DiisSolver.Mixing mixing(boolean byEnergy) {
    return new DiisSolver.Mixing(byEnergy, option("damping", 0), option("shift", 0));
  }
}
