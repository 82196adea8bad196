package rung.learn.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rung.system.InputException;

/** Where a data set and the files that it names come from. */
public sealed interface DataSource {
  /** Prefix of the sets inside the program. */
  String EMBEDDED = "embedded:";

  /** Name for messages. */
  String name();

  /** The whole text. */
  String read();

  /** Whether there is something to read. */
  boolean exists();

  /** A file that this one names, relative to its own folder. */
  DataSource sibling(String relative);

  /**
   * A set by the name a user gives.
   *
   * @param name {@code "embedded:w4-17-train"}, or a path relative to {@code folder}
   * @param where file and line that gives the name
   */
  static DataSource of(String name, Path folder, String where) {
    if (name.startsWith(EMBEDDED)) {
      DataSource source = new Embedded("rung/data/" + name.substring(EMBEDDED.length()) + ".yaml");
      if (!source.exists()) {
        throw new InputException(
            "there is no embedded set '" + name.substring(EMBEDDED.length()) + "'",
            where,
            "the embedded sets are w4-17-train, w4-17-validation, nist-ionization, ccsd-densities");
      }
      return source;
    }
    DataSource source = new InFile(folder.resolve(name).normalize());
    if (!source.exists()) {
      throw new InputException(
          "no file '" + source.name() + "'",
          where,
          "give a path relative to " + folder + ", or embedded:NAME");
    }
    return source;
  }

  /**
   * A file of the user.
   *
   * @param path its path
   */
  record InFile(Path path) implements DataSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public String read() {
      try {
        return Files.readString(path);
      } catch (NoSuchFileException e) {
        throw new InputException("there is no such file", name(), "check the path");
      } catch (CharacterCodingException e) {
        throw new InputException("this is not a text file in UTF-8", name(), "convert it");
      } catch (IOException | OutOfMemoryError e) {
        throw new InputException(
            "the file cannot be read", name(), "check that it is a file and its permissions");
      }
    }

    @Override
    public boolean exists() {
      return Files.exists(path);
    }

    @Override
    public DataSource sibling(String relative) {
      return new InFile(path.resolveSibling(relative).normalize());
    }
  }

  /**
   * A resource inside the program.
   *
   * @param resource its path on the class path
   */
  record Embedded(String resource) implements DataSource {
    @Override
    public String name() {
      return EMBEDDED
          + resource.substring(resource.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
    }

    @Override
    public String read() {
      try (InputStream stream = DataSource.class.getClassLoader().getResourceAsStream(resource)) {
        if (stream == null) {
          throw new InputException("there is no such resource", name(), "check the name");
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean exists() {
      return DataSource.class.getClassLoader().getResource(resource) != null;
    }

    @Override
    public DataSource sibling(String relative) {
      return new Embedded(resource.substring(0, resource.lastIndexOf('/') + 1) + relative);
    }
  }
}
