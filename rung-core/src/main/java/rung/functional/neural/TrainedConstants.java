package rung.functional.neural;

import java.util.List;
import java.util.TreeSet;

/**
 * Which constants of a neural functional's base are parameters beside the networks'; the others are
 * plain numbers.
 *
 * @param all every one
 * @param names these, such as {@code hyb_gga_xc_pbeh.a}; empty with {@code all}
 */
public record TrainedConstants(boolean all, List<String> names) {
  /** Every constant keeps its value. */
  public static final TrainedConstants NONE = new TrainedConstants(false, List.of());

  /** Every constant is trained. */
  public static final TrainedConstants ALL = new TrainedConstants(true, List.of());

  /** Sorts the names. */
  public TrainedConstants {
    names = List.copyOf(new TreeSet<>(names));
  }

  /** Only the constants of these names. */
  public static TrainedConstants of(List<String> names) {
    return new TrainedConstants(false, names);
  }

  /** Whether the constant is a parameter. */
  boolean contains(String name) {
    return all || names.contains(name);
  }
}
