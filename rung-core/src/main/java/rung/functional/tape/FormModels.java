package rung.functional.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.functional.Parameters;
import rung.functional.PointModel;
import rung.functional.form.EnergyForm;

/** The point models that a form calls, and the place of their parameters in θ. */
final class FormModels {
  private final Map<String, PointModel> byName;
  private final List<PointModel> list;

  private FormModels(Map<String, PointModel> byName) {
    this.byName = Collections.unmodifiableMap(byName);
    this.list = List.copyOf(byName.values());
  }

  /**
   * The models that the form brings along, then those that fill its holes.
   *
   * @throws IllegalArgumentException if they are not the ones that the form wants
   */
  static FormModels of(EnergyForm form, Map<String, PointModel> models) {
    if (!form.networks().keySet().equals(models.keySet())) {
      throw new IllegalArgumentException(
          form.name()
              + " wants the networks "
              + form.networks().keySet()
              + ", not "
              + models.keySet());
    }
    Map<String, PointModel> all = new LinkedHashMap<>(form.models());
    models.forEach(
        (name, model) -> {
          if (!Integer.valueOf(model.inputs()).equals(form.networks().get(name))) {
            throw new IllegalArgumentException(
                "network "
                    + name
                    + " has "
                    + model.inputs()
                    + " variables, not "
                    + form.networks().get(name));
          }
          all.put(name, model);
        });
    return new FormModels(all);
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** In the order of {@link #names}. */
  List<PointModel> list() {
    return list;
  }

  Map<String, PointModel> byName() {
    return byName;
  }

  /** θ: the constants, then each model's parameters, their names after the model's. */
  Parameters parameters(Set<String> constants, double[] values) {
    List<Parameters.Slice> slices = new ArrayList<>();
    constants.forEach(name -> slices.add(new Parameters.Slice(name, 1)));
    int[] offsets = offsets(values.length);
    double[] all = values.clone();
    int index = 0;
    for (Map.Entry<String, PointModel> entry : byName.entrySet()) {
      Parameters own = entry.getValue().parameters();
      for (Parameters.Slice slice : own.slices()) {
        slices.add(new Parameters.Slice(entry.getKey() + "." + slice.name(), slice.length()));
      }
      all = Arrays.copyOf(all, offsets[index] + own.size());
      System.arraycopy(own.values(), 0, all, offsets[index++], own.size());
    }
    return new Parameters(slices, all);
  }

  /** Where in θ each model's parameters begin, after so many constants. */
  int[] offsets(int constants) {
    int[] offsets = new int[list.size()];
    int offset = constants;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset += list.get(i).parameters().size();
    }
    return offsets;
  }

  /** The same models with the parameters that stand in θ after so many constants. */
  FormModels withParameters(double[] values, int constants) {
    Map<String, PointModel> changed = new LinkedHashMap<>();
    int from = constants;
    for (Map.Entry<String, PointModel> entry : byName.entrySet()) {
      int size = entry.getValue().parameters().size();
      double[] own = Arrays.copyOfRange(values, from, from + size);
      changed.put(entry.getKey(), entry.getValue().withParameters(own));
      from += size;
    }
    return new FormModels(changed);
  }
}
