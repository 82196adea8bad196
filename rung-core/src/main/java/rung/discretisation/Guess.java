package rung.discretisation;

import java.util.List;

/**
 * A density to begin with.
 *
 * @param notes what the user should know of it, a line each
 */
public record Guess(Density density, List<String> notes) {
  /** Keeps its own list. */
  public Guess {
    notes = List.copyOf(notes);
  }

  /** A density about which there is nothing to say. */
  public static Guess of(Density density) {
    return new Guess(density, List.of());
  }
}
