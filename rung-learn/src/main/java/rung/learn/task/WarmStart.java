package rung.learn.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.linalg.Matrix;
import rung.system.InputException;

/** The last converged density of each system, from which the next step's SCF starts. */
public final class WarmStart {
  private final boolean used;
  private final @Nullable Density[] densities;

  /**
   * No densities yet.
   *
   * @param used false for steps that always start anew
   */
  public WarmStart(boolean used, int systems) {
    this.used = used;
    this.densities = new Density[systems];
  }

  /** Start for a system; null for a fresh one. */
  public @Nullable Density of(int system) {
    return densities[system];
  }

  /** Remembers a converged density. */
  public void keep(int system, Density density) {
    if (used) {
      densities[system] = density;
    }
  }

  /** Adds the densities to a checkpoint's arrays, bit for bit. */
  public void save(Map<String, double[]> arrays) {
    for (int i = 0; i < densities.length; i++) {
      Density density = densities[i];
      if (density != null) {
        // A density that carries its factors is used through them, so these are what must come
        // back.
        List<Matrix> factors = density.factors();
        List<Matrix> kept = factors == null ? density.bySpin() : factors;
        for (int s = 0; s < kept.size(); s++) {
          arrays.put(key(i, s, factors != null), kept.get(s).data());
        }
      }
    }
  }

  /**
   * Takes the densities from a checkpoint's arrays.
   *
   * @return the names of those arrays
   * @throws InputException if an array is not the density of its system
   */
  public Set<String> restore(Map<String, double[]> arrays, SystemPool pool) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < densities.length; i++) {
      for (boolean factors : new boolean[] {true, false}) {
        List<Matrix> bySpin = new ArrayList<>();
        for (int s = 0; s < pool.system(i).spins(); s++) {
          String name = key(i, s, factors);
          double[] data = arrays.get(name);
          if (data != null) {
            names.add(name);
            bySpin.add(matrix(name, data, pool.system(i).basis().size(), factors));
          }
        }
        if (bySpin.size() == pool.system(i).spins()) {
          densities[i] = factors ? Density.ofFactors(bySpin) : Density.of(bySpin);
        } else if (!bySpin.isEmpty()) {
          throw new InputException(
              "the density of system " + i + " lacks a spin", "checkpoint", "restore an older one");
        }
      }
    }
    return names;
  }

  private static Matrix matrix(String name, double[] data, int nao, boolean factor) {
    int columns = data.length / nao;
    boolean shaped = data.length == nao * columns && columns <= nao && (factor || columns == nao);
    if (!shaped || !Arrays.stream(data).allMatch(Double::isFinite)) {
      throw new InputException(
          "'" + name + "' is not a density of its system", "checkpoint", "restore an older one");
    }
    return new Matrix(nao, columns, data);
  }

  private static String key(int system, int spin, boolean factor) {
    return "density." + system + "." + spin + (factor ? ".factor" : "");
  }
}
