package rung.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rung.functional.FormFunctional;
import rung.functional.Functional;
import rung.functional.Parameters;
import rung.system.InputException;

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
   */
  public static void save(Path directory, Model model) {
    Path target = directory.toAbsolutePath().normalize();
    byte[] description = ModelJson.write(model);
    byte[] weights = SafeTensors.write(tensors(model));
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
      Path fresh = Files.createTempDirectory(parent, "." + target.getFileName() + ".new");
      Path old = fresh.resolveSibling(fresh.getFileName() + ".old");
      try {
        writeDurably(fresh.resolve(WEIGHTS), weights);
        writeDurably(fresh.resolve(DESCRIPTION), description);
        if (Files.exists(target)) {
          Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(fresh);
        if (Files.exists(target)) {
          delete(old);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model " + directory, e);
    }
  }

  /**
   * Replaces a model's description at one stroke: whoever reads the model meanwhile, or finds it
   * after a crash, sees the old one or the new one. The weights stay.
   *
   * @throws InputException if it cannot be written
   */
  public static void saveDescription(Path directory, Model model) {
    byte[] description = ModelJson.write(model);
    try {
      Path target = directory.toRealPath();
      Path parent = target.getParent();
      if (parent == null) {
        throw new InputException("not a name for a model", directory.toString(), "");
      }
      // Beside the directory, which holds nothing but a model.
      long process = ProcessHandle.current().pid();
      Path fresh = parent.resolve("." + target.getFileName() + ".new" + process + ".json");
      try {
        writeDurably(fresh, description);
        Files.move(fresh, target.resolve(DESCRIPTION), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      InputException unwritable =
          new InputException(
              "cannot write the model's description (" + e.getMessage() + ")",
              directory.toString(),
              "make the directory and the one above it writable");
      unwritable.initCause(e);
      throw unwritable;
    }
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
    Map<String, SafeTensors.Named> tensors =
        SafeTensors.read(bytes(file, LARGEST_WEIGHTS), file.toString());
    ModelSpec spec = description.spec();
    if (spec instanceof ModelSpec.Neural neural) {
      requireSize(neural, json, tensors, file);
    }
    FormFunctional start = create(spec, json);
    description.requireFits(start);
    double[] values = values(start, shapes(spec), tensors, file);
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

  /**
   * A description may promise networks that would not fit into memory: compare before anything is
   * made.
   */
  private static void requireSize(
      ModelSpec.Neural spec, Path json, Map<String, SafeTensors.Named> tensors, Path file) {
    long stored = tensors.values().stream().mapToLong(t -> t.values().length).sum();
    long described = 0;
    try {
      for (Architecture network : spec.networks().values()) {
        for (int l = 0; l < network.layers(); l++) {
          described += (network.in(l) + 1L) * network.out(l);
        }
      }
    } catch (InputException e) {
      throw new InputException(e.what(), json.toString(), e.remedy());
    }
    if (described > stored) {
      throw new InputException(
          "the weights file holds "
              + stored
              + " numbers where "
              + DESCRIPTION
              + " wants "
              + described,
          file.toString(),
          "keep the two files of a model together");
    }
  }

  private static double[] values(
      Functional start,
      Map<String, List<Integer>> shapes,
      Map<String, SafeTensors.Named> tensors,
      Path file) {
    double[] values = new double[start.parameters().size()];
    Set<String> unused = new HashSet<>(tensors.keySet());
    int next = 0;
    for (Parameters.Slice slice : start.parameters().slices()) {
      SafeTensors.Named tensor = tensors.get(slice.name());
      List<Integer> shape = shapes.getOrDefault(slice.name(), List.of(slice.length()));
      if (tensor == null || !tensor.shape().equals(shape)) {
        throw new InputException(
            tensor == null
                ? "the weights file lacks '" + slice.name() + "'"
                : "'" + slice.name() + "' has shape " + tensor.shape() + ", not " + shape,
            file.toString(),
            "keep the two files of a model together");
      }
      System.arraycopy(tensor.values(), 0, values, next, slice.length());
      next += slice.length();
      unused.remove(slice.name());
    }
    if (!unused.isEmpty()) {
      throw new InputException(
          "the weights file has '"
              + unused.stream().sorted().findFirst().orElseThrow()
              + "', which the functional has not",
          file.toString(),
          "keep the two files of a model together");
    }
    return values;
  }

  private static Map<String, SafeTensors.Named> tensors(Model model) {
    Parameters parameters = model.functional().parameters();
    FormFunctional pattern = model.spec().create(0);
    if (!pattern.parameters().slices().equals(parameters.slices())) {
      throw new IllegalArgumentException(
          "the functional's parameters are not those of its description");
    }
    Map<String, List<Integer>> shapes = shapes(model.spec());
    Map<String, SafeTensors.Named> tensors = new LinkedHashMap<>();
    int next = 0;
    for (Parameters.Slice slice : parameters.slices()) {
      double[] values = new double[slice.length()];
      System.arraycopy(parameters.values(), next, values, 0, values.length);
      tensors.put(
          slice.name(),
          new SafeTensors.Named(
              shapes.getOrDefault(slice.name(), List.of(slice.length())), values));
      next += slice.length();
    }
    return tensors;
  }

  /** Shapes of the weights by name; everything else is a row of numbers. */
  private static Map<String, List<Integer>> shapes(ModelSpec spec) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    if (spec instanceof ModelSpec.Neural neural) {
      neural
          .networks()
          .forEach(
              (name, shape) -> {
                for (int l = 0; l < shape.layers(); l++) {
                  shapes.put(name + ".layer" + l + ".weight", List.of(shape.out(l), shape.in(l)));
                }
              });
    }
    return shapes;
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

  private static void writeDurably(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Whether a directory holds nothing but a model, if that. */
  private static boolean isFree(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.allMatch(f -> f.endsWith(DESCRIPTION) || f.endsWith(WEIGHTS));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Removes the two files of a model and its directory, and nothing else. */
  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      Files.deleteIfExists(directory.resolve(WEIGHTS));
      Files.deleteIfExists(directory.resolve(DESCRIPTION));
      if (isEmpty(directory)) {
        Files.delete(directory);
      }
    }
  }
}
