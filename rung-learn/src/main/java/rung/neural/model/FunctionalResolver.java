package rung.neural.model;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.system.FileNames;
import rung.system.InputException;
import rung.system.InputText;

/**
 * The functional that a user names: a name or a sum of names, Rung's or libxc's, or a model
 * directory.
 */
public final class FunctionalResolver {
  private static final String LIBXC = "libxc:";

  /** A longer path is not repeated in a message. */
  private static final int LONGEST_SHOWN = 255;

  private FunctionalResolver() {}

  /**
   * The functional of {@code NAME} or {@code MODEL}. What has a slash in it is a path; anything
   * else is a name first, so that a directory called {@code pbe} changes nothing. Names that Rung
   * does not have go to the system's libxc, unless a directory is called so; {@code libxc:NAME}
   * always does.
   *
   * @throws InputException if there is neither such a functional nor such a model
   */
  public static Functional resolve(String text) {
    if (text.contains("/")) {
      return model(text);
    }
    return !isName(text) && isDirectory(text) ? model(text) : Functionals.resolve(text);
  }

  /**
   * The directory of the model that {@code text} names, empty if it names a functional by name: see
   * {@link #resolve}.
   */
  public static Optional<Path> modelDirectory(String text) {
    if (text.contains("/")) {
      return Optional.of(directory(text));
    }
    return !isName(text) && isDirectory(text) ? Optional.of(directory(text)) : Optional.empty();
  }

  private static boolean isName(String text) {
    return text.startsWith(LIBXC) || Functionals.own(text);
  }

  private static Functional model(String text) {
    return ModelDirectory.load(directory(text)).functional();
  }

  private static Path directory(String text) {
    Path path = FileNames.path(text, "functional");
    if (text.length() > LONGEST_SHOWN && !Files.exists(path)) {
      throw new InputException(
          "there is no " + InputText.quote(text), "functional", "check the path of the model");
    }
    boolean description = path.endsWith(ModelDirectory.DESCRIPTION);
    Path parent = path.toAbsolutePath().getParent();
    return description && parent != null ? parent : path;
  }

  private static boolean isDirectory(String text) {
    try {
      return !text.isBlank() && Files.isDirectory(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
