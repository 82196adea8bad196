package rung.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rung.functional.Functional;
import rung.functional.Parameters;
import rung.functional.tape.FormFunctional;
import rung.neural.Architecture;
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
    double[] all = parameters.values();
    for (Parameters.Slice slice : parameters.slices()) {
      double[] values = new double[slice.length()];
      System.arraycopy(all, next, values, 0, values.length);
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
