package rung.learn.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rung.learn.data.Datum;

/** Values of observables, put in the order of the systems of each datum. */
public final class MeasuredValues {
  private final Map<Datum, TreeMap<Integer, double[]>> values = new HashMap<>();

  /** Those of answers on all systems of some data. */
  public static MeasuredValues of(List<SystemAnswer> answers) {
    MeasuredValues all = new MeasuredValues();
    answers.forEach(answer -> all.put(answer.task(), answer.values()));
    return all;
  }

  /** Adds the values of a task. */
  public void put(SystemTask task, List<double[]> measured) {
    for (int k = 0; k < measured.size(); k++) {
      SystemTask.Wanted wanted = task.wanted().get(k);
      values
          .computeIfAbsent(wanted.datum(), d -> new TreeMap<>())
          .put(wanted.slot(), measured.get(k));
    }
  }

  /** The values of a datum, for each of its systems. */
  public List<double[]> of(Datum datum) {
    Map<Integer, double[]> own = values.get(datum);
    if (own == null || own.size() != datum.systems().size()) {
      throw new IllegalStateException("not measured: " + datum.id());
    }
    return List.copyOf(own.values());
  }
}
