package rung.system;

import java.util.List;

/**
 * A molecule as a file gave it.
 *
 * @param molecule nuclei, charge and spin
 * @param electrons who said charge and spin
 * @param notes what a user should hear of the reading, one line each
 */
public record Geometry(Molecule molecule, ChargeAndSpin electrons, List<String> notes) {
  /** Copies the list. */
  public Geometry {
    notes = List.copyOf(notes);
  }
}
