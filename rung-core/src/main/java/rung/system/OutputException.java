package rung.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Output that could not be written: what happened, where (the path), and what to do about it.
 *
 * <p>The command line prints {@link #getMessage()} as one line and exits with code 1. The cause is
 * the exception of the file system, where there was one.
 */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String where;
  private final String remedy;

  /**
   * @param what what happened, for instance {@code "cannot be written: no space left on device"}
   * @param where the path, or {@code "stdout"}
   * @param remedy what to do, for instance {@code "free some space"}; may be empty
   */
  public OutputException(String what, String where, String remedy) {
    super(where + ": " + what + (remedy.isEmpty() ? "" : "; " + remedy));
    this.what = what;
    this.where = where;
    this.remedy = remedy;
  }

  /** From the failure of writing {@code path}; names the cause in plain words. */
  public static OutputException of(IOException failure, Path path) {
    OutputException unwritten =
        new OutputException("cannot be written: " + cause(failure, path), path.toString(), "");
    unwritten.initCause(failure);
    return unwritten;
  }

  /** The same failure with another remedy. */
  public OutputException withRemedy(String instead) {
    return like(where, instead);
  }

  /** The same failure, told of the path that the reader knows. */
  public OutputException of(Path path) {
    return like(path.toString(), remedy);
  }

  private OutputException like(String place, String instead) {
    OutputException other = new OutputException(what, place, instead);
    other.initCause(getCause());
    other.setStackTrace(getStackTrace());
    return other;
  }

  /**
   * Why a write failed, in plain words. The system's own words (of strerror) serve where Java keeps
   * them: no space left on device, read-only file system, disk quota exceeded, file name too long.
   *
   * @param path what was to be written
   */
  public static String cause(IOException failure, Path path) {
    return switch (failure) {
      case NoSuchFileException e -> missing(e.getFile() == null ? path : Path.of(e.getFile()));
      case AccessDeniedException e -> "no permission" + at(e, path);
      case FileAlreadyExistsException e -> "something else has that name" + at(e, path);
      case NotDirectoryException e -> "not a folder" + at(e, path);
      case DirectoryNotEmptyException e -> "the folder is not empty" + at(e, path);
      case FileSystemException e when e.getReason() != null -> plain(e.getReason()) + at(e, path);
      default ->
          switch (Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getName())) {
            case "Broken pipe" -> "its reader has closed it (broken pipe)";
            case "Bad file descriptor" -> "it is closed (bad file descriptor)";
            case String message -> plain(message);
          };
    };
  }

  /** Names the outermost folder that is not there. */
  private static String missing(Path path) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    String gone = "it is gone";
    while (folder != null && !Files.exists(folder)) {
      gone = "there is no folder " + folder;
      folder = folder.getParent();
    }
    return gone;
  }

  /** Names the file at fault where it is neither the one to be written nor a stand-in beside it. */
  private static String at(FileSystemException failure, Path path) {
    String file = failure.getFile();
    return file == null || file.startsWith(path.toString()) ? "" : " (" + file + ")";
  }

  private static String plain(String words) {
    boolean word = words.length() > 1 && Character.isLowerCase(words.charAt(1));
    return word ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
  }

  public String what() {
    return what;
  }

  public String where() {
    return where;
  }

  public String remedy() {
    return remedy;
  }
}
