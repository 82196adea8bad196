package rung.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.functional.Functional;
import rung.functional.Parameters;

/**
 * Exchange, correlation, or all of a functional, as a function of the whole functional's θ. A part
 * has those of the whole's parameters that bear the same names; others of its own keep their
 * values.
 */
final class TrainablePart {
  private final Functional part;
  private final int[] position;

  /**
   * @param part of {@code whole}
   */
  TrainablePart(Functional whole, Functional part) {
    this.part = part;
    this.position = positions(whole.parameters().slices(), part.parameters());
  }

  private static int[] positions(List<Parameters.Slice> whole, Parameters part) {
    Map<Parameters.Slice, Integer> offsets = new HashMap<>();
    int offset = 0;
    for (Parameters.Slice slice : whole) {
      offsets.put(slice, offset);
      offset += slice.length();
    }
    int[] position = new int[part.size()];
    Arrays.fill(position, -1);
    int next = 0;
    for (Parameters.Slice slice : part.slices()) {
      Integer from = offsets.get(slice);
      for (int i = 0; i < slice.length(); i++, next++) {
        position[next] = from == null ? -1 : from + i;
      }
    }
    return position;
  }

  /** The part with the initial values. */
  Functional initial() {
    return part;
  }

  /** The part where the whole functional has these parameters. */
  Functional at(double[] theta) {
    double[] own = part.parameters().values().clone();
    for (int i = 0; i < own.length; i++) {
      if (position[i] >= 0) {
        own[i] = theta[position[i]];
      }
    }
    return part.withParameters(own);
  }

  /** Adds a gradient with respect to the part's parameters to one with respect to the whole's. */
  void addGradient(double[] own, double[] gradient) {
    for (int i = 0; i < own.length; i++) {
      if (position[i] >= 0) {
        gradient[position[i]] += own[i];
      }
    }
  }
}
