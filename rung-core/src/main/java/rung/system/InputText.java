package rung.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The numbered lines of a text, for readers whose errors name the file and the line. */
public final class InputText {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String name;
  private final List<String> lines;
  private int read;

  private InputText(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** The lines of a text that messages call {@code name}. */
  public static InputText of(String name, String text) {
    return new InputText(name, text.lines().toList());
  }

  /** The lines of a file. */
  public static InputText read(Path file) {
    return of(file.toString(), content(file));
  }

  /**
   * The whole text of a file; bytes that are no UTF-8 (old comments) become replacement characters.
   */
  public static String content(Path file) {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The bytes of a file. */
  public static byte[] bytes(Path file) {
    if (!Files.exists(file)) {
      throw new InputException("no such file", file.toString(), "check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException("not a file", file.toString(), "give the path of a text file");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException | OutOfMemoryError e) {
      throw new InputException(
          "cannot be read (" + e.getMessage() + ")",
          file.toString(),
          "check its size and permissions");
    }
  }

  /** The name of the text in messages. */
  public String name() {
    return name;
  }

  /** Whether a line is left. */
  public boolean hasNext() {
    return read < lines.size();
  }

  /** The next line; if there is none an error says that {@code expected} is missing. */
  public String next(String expected) {
    if (!hasNext()) {
      throw new InputException(
          "the file ends before " + expected, where(), "check that it is complete");
    }
    return lines.get(read++);
  }

  /** The next line, which stays unread. */
  public String peek() {
    return lines.get(read);
  }

  /** Name and number of the line read last. */
  public String where() {
    return where(read);
  }

  /** Name and a line number, counted from one. */
  public String where(int line) {
    return name + ":" + Math.max(1, line);
  }

  /** Number of the line read last, counted from one. */
  public int line() {
    return read;
  }

  /** An error at the line read last. */
  public InputException error(String what, String remedy) {
    return new InputException(what, where(), remedy);
  }

  /** The words of a line; none for a blank line. */
  public static String[] words(String line) {
    String trimmed = line.strip();
    return trimmed.isEmpty() ? new String[0] : BLANKS.split(trimmed);
  }

  /** A finite number on the line read last. */
  public double number(String word, String meaning) {
    return number(word, meaning, where());
  }

  /** A finite number; Fortran's D exponents count as E. */
  public static double number(String word, String meaning, String where) {
    double value = Double.NaN;
    if (NUMBER.matcher(word).matches()) {
      value = Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
    }
    if (!Double.isFinite(value)) {
      throw new InputException(
          quote(word) + " is no finite number for " + meaning, where, "write it as 1.5 or 1.5E-3");
    }
    return value;
  }

  /** A whole number on the line read last. */
  public int integer(String word, String meaning) {
    return integer(word, meaning, where());
  }

  /** A whole number. */
  public static int integer(String word, String meaning, String where) {
    if (!word.matches("[-+]?\\d{1,9}")) {
      throw new InputException(
          quote(word) + " is no whole number for " + meaning, where, "write it as 3 or -1");
    }
    return Integer.parseInt(word);
  }

  /** A piece of the user's text in quotation marks, short and on one line whatever it holds. */
  public static String quote(String text) {
    String shown = printable(text);
    return "'" + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown) + "'";
  }

  /** The text with a question mark for every character that has no place in a line of a message. */
  static String printable(String text) {
    return text.replaceAll("[^\\p{Print}\\p{L}]", "?");
  }
}
