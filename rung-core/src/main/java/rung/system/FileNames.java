package rung.system;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files that a user gives. Java reads and writes them in the encoding of the C locale it
 * was started in: {@code ./rung} makes that UTF-8; where another one holds, names that it lacks
 * cannot be used.
 */
public final class FileNames {
  /** What Java puts in the place of bytes that its encoding does not know. */
  private static final String LOST = "\uFFFD";

  private FileNames() {}

  /**
   * The path of a name.
   *
   * @param where file and line, or option, that gives the name
   * @throws InputException if no file can have that name
   */
  public static Path path(String name, String where) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw invalid(e, where);
    }
  }

  /** The fault as bad input. */
  public static InputException invalid(InvalidPathException e, String where) {
    return new InputException(
        "no file can be named " + InputText.quote(e.getInput()) + here(),
        where,
        remedy("correct the name"));
  }

  /**
   * Sees to it that the words of a command line, and the folder it was given in, arrived whole.
   *
   * @throws InputException if a name was lost on the way
   */
  public static void checkArrived(String... words) {
    for (String word : words) {
      checkArrived(word, "argument ");
    }
    checkArrived(System.getProperty("user.dir", ""), "the folder ");
  }

  private static void checkArrived(String word, String what) {
    if (word.contains(LOST) && !exists(word)) {
      throw new InputException(
          what + InputText.quote(word) + " is not in " + encoding(),
          "",
          remedy("rename it, in UTF-8"));
    }
  }

  private static boolean exists(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String here() {
    return isUtf8() ? "" : " where names are in " + encoding();
  }

  private static String remedy(String underUtf8) {
    return isUtf8() ? underUtf8 : "start Rung with ./rung, or set LC_ALL=C.UTF-8";
  }

  private static boolean isUtf8() {
    return encoding().equals("UTF-8");
  }

  private static String encoding() {
    return System.getProperty("sun.jnu.encoding", "UTF-8");
  }
}
