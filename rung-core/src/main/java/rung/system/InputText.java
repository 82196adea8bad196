package rung.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbered lines of a text, for readers whose errors name the file and the line. */
public final class InputText {
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+))(?:[eEdD]([-+]?\\d+)|([-+]\\d{3}))?");
  private static final String STANDARD_INPUT = "-";
  private static final int LARGEST = 1 << 30;
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
    return new InputText(name, unmarked(text).lines().toList());
  }

  /** The lines of a file. */
  public static InputText read(Path file) {
    return of(file.toString(), content(file));
  }

  /**
   * The whole text of a file, a pipe ({@code /dev/stdin}, {@code <(…)}) or, for {@code -}, of the
   * standard input; bytes that are no UTF-8 (old comments) become replacement characters.
   */
  public static String content(Path file) {
    return decoded(bytes(file));
  }

  /** Whether a path means the standard input. */
  public static boolean isStandardInput(Path file) {
    return file.toString().equals(STANDARD_INPUT);
  }

  /** The bytes of the same. */
  public static byte[] bytes(Path file) {
    String name = file.toString();
    if (isStandardInput(file)) {
      return bytes(System.in, "standard input");
    }
    if (!Files.exists(file)) {
      throw new InputException("no such file", name, "check the path");
    }
    if (Files.isDirectory(file)) {
      throw new InputException("not a file", name, "give the path of a text file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in, name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static byte[] bytes(InputStream in, String name) {
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new InputException(
            "more than " + (LARGEST >> 20) + " MiB", name, "check that it is the right file");
      }
      return bytes;
    } catch (IOException | OutOfMemoryError e) {
      throw unreadable(name, e);
    }
  }

  private static InputException unreadable(String name, Throwable e) {
    return new InputException(
        "cannot be read (" + e.getMessage() + ")", name, "check its size and permissions");
  }

  /** UTF-8, or the UTF-16 of old Windows programs, which begins with a byte-order mark. */
  private static String decoded(byte[] bytes) {
    boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    return unmarked(
        new String(bytes, little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
  }

  /** Without a byte-order mark. */
  public static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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

  /** Goes to a line, which {@link #next} gives then; the first one is 0. */
  public void seek(int line) {
    read = line;
  }

  /** The first lines, read or not. */
  public Stream<String> first(int count) {
    return lines.stream().limit(count);
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

  /** A finite number; Fortran's exponents count, {@code 1D-5} and {@code 0.1-102}. */
  public static double number(String word, String meaning, String where) {
    Matcher matcher = NUMBER.matcher(word);
    double value = Double.NaN;
    if (matcher.matches()) {
      String exponent = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      value = Double.parseDouble(matcher.group(1) + (exponent == null ? "" : "e" + exponent));
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
