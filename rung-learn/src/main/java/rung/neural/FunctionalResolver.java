package rung.neural;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import rung.functional.Functional;
import rung.functional.Functionals;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.system.FileNames;
import rung.system.InputException;

/**
 * The functional that a user names: a name or a sum of names, Rung's or libxc's, or a model
 * directory.
 */
public final class FunctionalResolver {
  private static final String LIBXC = "libxc:";

  private FunctionalResolver() {}

  /**
   * The functional of {@code NAME} or {@code MODEL}. What has a slash in it is a path; anything
   * else is a name first, so that a directory called {@code pbe} changes nothing. Names that Rung
   * does not have go to the system's libxc; {@code libxc:NAME} always does.
   *
   * @throws InputException if there is neither such a functional nor such a model
   */
  public static Functional resolve(String text) {
    if (text.contains("/")) {
      return model(text);
    }
    if (text.startsWith(LIBXC)) {
      return LibxcFunctional.parse(text.substring(LIBXC.length()));
    }
    try {
      return Functionals.parse(text);
    } catch (InputException e) {
      if (isDirectory(text)) {
        return model(text);
      }
      if (LibxcFunctional.knows(text)) {
        return LibxcFunctional.parse(text);
      }
      throw Libxc.mayHave(e);
    }
  }

  /**
   * The directory of the model that {@code text} names, empty if it names a functional by name: see
   * {@link #resolve}.
   */
  public static Optional<Path> modelDirectory(String text) {
    if (text.contains("/")) {
      return Optional.of(directory(text));
    }
    boolean named = text.startsWith(LIBXC) || isName(text);
    return !named && isDirectory(text) ? Optional.of(directory(text)) : Optional.empty();
  }

  private static boolean isName(String text) {
    try {
      Functionals.parse(text);
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  private static Functional model(String text) {
    return ModelDirectory.load(directory(text)).functional();
  }

  private static Path directory(String text) {
    Path path = FileNames.path(text, "");
    boolean description = path.endsWith(ModelDirectory.DESCRIPTION);
    Path parent = path.toAbsolutePath().getParent();
    return description && parent != null ? parent : path;
  }

  private static boolean isDirectory(String text) {
    try {
      return Files.isDirectory(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
