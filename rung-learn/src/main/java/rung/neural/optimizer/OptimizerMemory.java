package rung.neural.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import rung.system.InputException;
import rung.system.InputText;

/** Refuses arrays that are no memory of an optimizer. */
final class OptimizerMemory {
  private OptimizerMemory() {}

  /** Refuses arrays of another optimizer. */
  static void requireOnly(Map<String, double[]> state, String... names) {
    for (String name : state.keySet()) {
      if (!List.of(names).contains(name)) {
        throw malformed("has an array " + InputText.quote(name) + ", which this optimizer has not");
      }
    }
  }

  /** An array that must be there, with finite numbers. */
  static double[] finite(Map<String, double[]> state, String name) {
    double[] values = array(state, name);
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw malformed("has values that are no numbers");
    }
    return values;
  }

  /** An array that must be there. */
  static double[] array(Map<String, double[]> state, String name) {
    double[] values = state.get(name);
    if (values == null) {
      throw malformed("lacks '" + name + "'");
    }
    return values;
  }

  /** The one whole number from 1 to {@code most} in an array. */
  static int count(Map<String, double[]> state, String name, int most) {
    double[] values = array(state, name);
    boolean whole = values.length == 1 && values[0] == Math.rint(values[0]);
    if (!whole || values[0] < 1 || values[0] > most) {
      throw malformed("has no whole number of steps");
    }
    return (int) values[0];
  }

  static InputException malformed(String what) {
    return new InputException(
        "the optimizer's memory " + what,
        "checkpoint",
        "restore an older one, or begin anew with --force");
  }
}
