package rung.cli.output;

import java.io.PrintWriter;
import java.util.List;
import rung.functional.Functional;

/** What the user should know of the functionals that were named: parts that names promise. */
public final class Notes {
  /** The key of the notes in JSON: a list, empty where there are none. */
  public static final String KEY = "notes";

  private Notes() {}

  public static List<String> of(List<Functional> functionals) {
    return functionals.stream().flatMap(f -> f.notes().stream()).distinct().toList();
  }

  /** A line for each note where people read; JSON has them under {@link #KEY}. */
  public static void print(PrintWriter err, boolean json, List<String> notes) {
    if (!json) {
      notes.forEach(note -> err.println("note: " + note));
      err.flush();
    }
  }
}
