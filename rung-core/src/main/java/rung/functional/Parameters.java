package rung.functional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named trainable numbers of a functional, as slices of one flat vector θ.
 *
 * @param slices name and length of each slice, in order
 * @param values θ
 */
public record Parameters(List<Slice> slices, double[] values) {
  /**
   * A named part of θ.
   *
   * @param name for instance {@code gga_x_pbe.kappa} or {@code exchange.layer0.weight}
   * @param length number of values
   */
  public record Slice(String name, int length) {}

  /** No parameters. */
  public static final Parameters NONE = new Parameters(List.of(), new double[0]);

  /** Keeps its own values. */
  public Parameters {
    slices = List.copyOf(slices);
    values = values.clone();
    if (slices.stream().mapToInt(Slice::length).sum() != values.length) {
      throw new IllegalArgumentException("slices and values differ in length");
    }
  }

  /** θ, a copy. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** One value of θ. */
  public double value(int index) {
    return values[index];
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** One name for each value: the slice's name, with an index where the slice has several. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Slice slice : slices) {
      for (int i = 0; i < slice.length(); i++) {
        names.add(slice.length() == 1 ? slice.name() : slice.name() + "[" + i + "]");
      }
    }
    return names;
  }

  /** Values for the slices of {@code others}: from here where they are here, else their own. */
  public double[] valuesFor(Parameters others) {
    Map<Slice, Integer> here = new HashMap<>();
    int offset = 0;
    for (Slice slice : slices) {
      here.put(slice, offset);
      offset += slice.length();
    }
    double[] found = others.values.clone();
    int next = 0;
    for (Slice slice : others.slices) {
      Integer from = here.get(slice);
      if (from != null) {
        System.arraycopy(values, from, found, next, slice.length());
      }
      next += slice.length();
    }
    return found;
  }

  /** The same names with other values. */
  public Parameters with(double[] newValues) {
    return new Parameters(slices, newValues);
  }
}
