package rung.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;
import rung.system.OutputException;
import rung.system.WholeFile;

/**
 * Models on disk: {@code model.json} says what the functional is, {@code model.safetensors} holds
 * its parameters as 64-bit numbers, one array for each slice. Weights are data: nothing in a model
 * is ever executed.
 */
public final class ModelDirectory {
  /** Name of the description. */
  public static final String DESCRIPTION = "model.json";

  /** Name of the weights. */
  public static final String WEIGHTS = "model.safetensors";

  /** Larger descriptions and weights are not read. */
  private static final long LARGEST_DESCRIPTION = 16L << 20;

  private static final long LARGEST_WEIGHTS = 1L << 30;

  private ModelDirectory() {}

  /**
   * Writes a model. The files are complete before the directory gets its name; a model that was
   * there before makes room just before.
   *
   * @throws InputException if something else than a model is there
   * @throws OutputException if it cannot be written; what was there before is as it was
   */
  public static void save(Path directory, Model model) {
    Path target = directory.toAbsolutePath().normalize();
    byte[] description = ModelJson.write(model);
    byte[] weights = SafeTensors.write(ModelTensors.of(model));
    try {
      if (Files.exists(target) && !isFree(target)) {
        throw new InputException(
            "something else than a model is here already",
            directory.toString(),
            "choose another name");
      }
      Path parent = target.getParent();
      if (parent == null) {
        throw new InputException("not a name for a model", directory.toString(), "");
      }
      Files.createDirectories(parent);
      long process = ProcessHandle.current().pid();
      Path fresh = parent.resolve("." + target.getFileName() + ".new" + process);
      Path old = fresh.resolveSibling(fresh.getFileName() + ".old");
      // A killed process of the same number may have left it.
      delete(fresh);
      try {
        // Not a temporary directory of Java's, which would be its owner's alone.
        Files.createDirectory(fresh);
        WholeFile.write(fresh.resolve(WEIGHTS), weights);
        WholeFile.write(fresh.resolve(DESCRIPTION), description);
        replace(target, fresh, old);
      } finally {
        delete(fresh);
        if (Files.exists(target)) {
          delete(old);
        }
      }
    } catch (IOException e) {
      throw OutputException.of(e, directory);
    } catch (OutputException e) {
      throw e.of(directory);
    }
  }

  private static void replace(Path target, Path fresh, Path old) throws IOException {
    boolean there = Files.exists(target);
    if (there) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (there) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /**
   * Replaces a model's description at one stroke: whoever reads the model meanwhile, or finds it
   * after a crash, sees the old one or the new one. The weights stay.
   *
   * @throws OutputException if it cannot be written; the old one is as it was
   */
  public static void saveDescription(Path directory, Model model) {
    WholeFile.write(directory.resolve(DESCRIPTION), ModelJson.write(model));
  }

  /**
   * Reads a model.
   *
   * @throws InputException if it is not there or not whole
   */
  public static Model load(Path directory) {
    Path json = directory.resolve(DESCRIPTION);
    Path file = directory.resolve(WEIGHTS);
    ModelJson.Description description =
        ModelJson.read(bytes(json, LARGEST_DESCRIPTION), json.toString());
    ModelTensors tensors =
        new ModelTensors(
            SafeTensors.read(bytes(file, LARGEST_WEIGHTS), file.toString()), file.toString());
    ModelSpec spec = description.spec();
    if (spec instanceof ModelSpec.Neural neural) {
      tensors.requireSize(neural, json.toString());
    }
    FormFunctional start = create(spec, json);
    description.requireFits(start);
    double[] values = tensors.values(start, spec);
    return new Model(
        spec, start.withParameters(values), description.provenance(), description.certificate());
  }

  /** Whether a directory holds a model description. */
  public static boolean isModel(Path directory) {
    return Files.isRegularFile(directory.resolve(DESCRIPTION));
  }

  private static FormFunctional create(ModelSpec spec, Path json) {
    try {
      return spec.create(0);
    } catch (InputException e) {
      throw new InputException(e.what(), json.toString(), e.remedy());
    }
  }

  private static byte[] bytes(Path file, long largest) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "there is no such file",
          file.toString(),
          "name a model directory: it has " + DESCRIPTION + " and " + WEIGHTS);
    }
    try {
      if (Files.size(file) > largest) {
        throw new InputException(
            "the file has " + Files.size(file) + " bytes",
            file.toString(),
            "no model is that large");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException("cannot be read (" + e.getMessage() + ")", file.toString(), "");
    }
  }

  /** Whether a directory holds nothing but a model, if that. */
  private static boolean isFree(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.allMatch(ModelDirectory::isOurs);
    }
  }

  /** The two files of a model, and what a killed process left of them. */
  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.equals(DESCRIPTION)
        || name.equals(WEIGHTS)
        || (name.endsWith(WholeFile.UNFINISHED)
            && (name.startsWith(DESCRIPTION) || name.startsWith(WEIGHTS)));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Removes the files of a model and its directory, and nothing else. */
  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        for (Path file : entries.filter(ModelDirectory::isOurs).toList()) {
          Files.deleteIfExists(file);
        }
      }
      if (isEmpty(directory)) {
        Files.delete(directory);
      }
    }
  }
}
