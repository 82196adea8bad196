package rung.orbital;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.system.InputException;
import rung.term.KohnShamState;

/** How electrons are given to orbitals: a policy from Fock matrices to orbitals with f. */
public interface Occupation {
  /** Whole electrons in the lowest orbitals. */
  Occupation AUFBAU = new Aufbau();

  /** Levels nearer than this are usually one shell, hartree. */
  double SAME_LEVEL = 1e-3;

  /**
   * A policy by name: {@code aufbau}; {@code fermi:T} or {@code gaussian:T}; {@code fractional} or
   * {@code fractional:TOLERANCE}. T and the tolerance in hartree.
   *
   * @param where what is read, for messages
   * @throws InputException if the text is none
   */
  static Occupation parse(String text, String where) {
    String[] word = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
    String width = word.length == 1 ? "" : word[1];
    return switch (word[0]) {
      case "aufbau", "none", "integer" -> {
        if (!width.isEmpty()) {
          throw unknown(text, where);
        }
        yield AUFBAU;
      }
      case "fermi" -> new Smearing(Smearing.Shape.FERMI, width(width, text, where));
      case "gaussian" -> new Smearing(Smearing.Shape.GAUSSIAN, width(width, text, where));
      case "fractional" -> new EvenShells(width.isEmpty() ? SAME_LEVEL : width(width, text, where));
      default -> throw unknown(text, where);
    };
  }

  private static double width(String number, String text, String where) {
    try {
      double width = Double.parseDouble(number);
      if (width > 0 && width <= 1) {
        return width;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw unknown(text, where);
  }

  private static InputException unknown(String text, String where) {
    return new InputException(
        "'" + text + "' is no occupation",
        where,
        "give aufbau, fractional, or fermi:WIDTH or gaussian:WIDTH with a width above 0 and at most"
            + " 1 hartree, such as fermi:0.01");
  }

  /** D_σ = Σ_i f_i C_i C_iᵀ of some orbitals, with its factors. */
  static Density density(List<Orbitals> orbitals) {
    return Density.ofFactors(orbitals.stream().map(Orbitals::factor).toList());
  }

  /** As {@link #parse} reads it, where it does. */
  String name();

  /** Whether it gives whole electrons, and turning orbitals is all that can change the density. */
  default boolean whole() {
    return false;
  }

  /** Diagonalises the Fock matrices and occupies the orbitals. */
  List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock);

  /** The state with what these occupations add to its energy, such as −TS. */
  default KohnShamState complete(KohnShamState state, List<Orbitals> orbitals) {
    return state;
  }

  /**
   * (f_p − f_q)/(ε_p − ε_q), df/dε on the diagonal: how occupations follow levels, before electrons
   * are kept. Nowhere positive.
   *
   * @return [orbitals, orbitals]; null if these occupations do not follow the levels
   */
  default @Nullable Matrix slopes(Orbitals orbitals) {
    return null;
  }

  /**
   * How far f of one block is from what this Fock matrix asks for, beside the rotations between
   * orbitals of different f, which F and D tell by themselves.
   *
   * @param fock CᵀFC [orbitals, orbitals]
   * @return symmetric, hartree, zero at the fixed point [orbitals, orbitals]; null if f cannot be
   *     wrong
   */
  default @Nullable Matrix misfit(Orbitals orbitals, Matrix fock) {
    return null;
  }
}
