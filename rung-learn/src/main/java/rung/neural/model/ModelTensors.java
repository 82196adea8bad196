package rung.neural.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.functional.Functional;
import rung.functional.Parameters;
import rung.functional.tape.FormFunctional;
import rung.neural.Architecture;
import rung.system.InputException;

/**
 * The numbers of a model as named tensors, and back.
 *
 * @param byName as read
 * @param file where, for messages
 */
record ModelTensors(Map<String, SafeTensors.Named> byName, String file) {
  /** The tensors of a model by name. */
  static Map<String, SafeTensors.Named> of(Model model) {
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

  /**
   * A description may promise networks that would not fit into memory: compare before anything is
   * made.
   */
  void requireSize(ModelSpec.Neural spec, String description) {
    long stored = byName.values().stream().mapToLong(t -> t.values().length).sum();
    long described = 0;
    try {
      for (Architecture network : spec.networks().values()) {
        for (int l = 0; l < network.layers(); l++) {
          described += (network.in(l) + 1L) * network.out(l);
        }
      }
    } catch (InputException e) {
      throw new InputException(e.what(), description, e.remedy());
    }
    if (described > stored) {
      throw new InputException(
          "the weights file holds "
              + stored
              + " numbers where "
              + ModelDirectory.DESCRIPTION
              + " wants "
              + described,
          file,
          "keep the two files of a model together");
    }
  }

  /** The functional's parameters, with every tensor used and of the right shape. */
  double[] values(Functional start, ModelSpec spec) {
    Map<String, List<Integer>> shapes = shapes(spec);
    double[] values = new double[start.parameters().size()];
    Set<String> unused = new HashSet<>(byName.keySet());
    int next = 0;
    for (Parameters.Slice slice : start.parameters().slices()) {
      SafeTensors.Named tensor = byName.get(slice.name());
      List<Integer> shape = shapes.getOrDefault(slice.name(), List.of(slice.length()));
      if (tensor == null || !tensor.shape().equals(shape)) {
        throw new InputException(
            tensor == null
                ? "the weights file lacks '" + slice.name() + "'"
                : "'" + slice.name() + "' has shape " + tensor.shape() + ", not " + shape,
            file,
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
          file,
          "keep the two files of a model together");
    }
    return values;
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
}
