package rung.system.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Where the geometries of an XYZ file begin: programs append one after the other, with or without
 * blank lines between them, and QM9 puts three lines after the atoms of each.
 */
final class XyzFrames {
  private static final int LINES_OF_QM9 = 3;

  private final InputText text;
  private final List<Integer> starts = new ArrayList<>();

  private XyzFrames(InputText text) {
    this.text = text;
  }

  /** The number of atoms on the line read last, or the next one. */
  static int count(InputText text) {
    String line = text.next("the number of atoms");
    String[] words = InputText.words(line);
    if (words.length != 1 || !words[0].matches("[-+]?\\d+")) {
      String found = InputText.quote(String.join(" ", words));
      throw ForeignFormat.refuse(
          text,
          words.length == 1
              ? found + " is no whole number for the number of atoms"
              : "the first line must be the number of atoms, found " + found,
          "an XYZ file has a count, a comment line and the atoms");
    }
    int count = text.integer(words[0], "the number of atoms");
    if (count < 1) {
      throw text.error("a count of " + count + " atoms", "give at least one atom");
    }
    return count;
  }

  /** Whether a comment is that of QM9 (R. Ramakrishnan et al., Sci. Data 1, 140022 (2014)). */
  static boolean isQm9(String comment) {
    return comment.matches("gdb\\s*\\d+(\\s.*)?");
  }

  /**
   * Stands before the wanted frame and returns how many there are.
   *
   * @param wanted counted from one; null for the last
   */
  static int seek(InputText text, @Nullable Integer wanted) {
    XyzFrames frames = new XyzFrames(text);
    frames.scan();
    int count = frames.starts.size();
    if (wanted != null && (wanted < 1 || wanted > count)) {
      throw new InputException(
          String.format(Locale.ROOT, "frame %d of a file with %d", wanted, count),
          text.name(),
          "give a number from 1 to " + count);
    }
    text.seek(frames.starts.get(wanted == null ? count - 1 : wanted - 1));
    return count;
  }

  /** Notes the first line of each frame; what is wrong inside one is told by who reads it. */
  private void scan() {
    skipBlanks();
    do {
      starts.add(text.line());
      int count = count(text);
      String comment = text.next("the comment line");
      for (int i = 0; i < count; i++) {
        if (!text.hasNext() || text.peek().isBlank()) {
          throw text.error(
              "the first line says " + count + " atoms, but " + i + " follow", "correct the count");
        }
        text.next("an atom");
      }
      for (int i = 0; i < LINES_OF_QM9 && isQm9(comment) && text.hasNext(); i++) {
        text.next("");
      }
      skipBlanks();
      if (text.hasNext() && !text.peek().strip().matches("\\d{1,9}")) {
        text.next("");
        throw text.error(
            "more lines than the " + count + " atoms of the first line",
            "correct the count; the next geometry of a file begins with its own");
      }
    } while (text.hasNext());
  }

  private void skipBlanks() {
    while (text.hasNext() && text.peek().isBlank()) {
      text.next("");
    }
  }
}
