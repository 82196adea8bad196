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

/**
 * The last converged solution of each system: there the next step's SCF starts, and from there it
 * is told whether it ended in another solution.
 */
public final class WarmStart {
  private static final int FACTS = 2;

  private final boolean used;
  private final @Nullable Kept[] kept;

  /**
   * A solution.
   *
   * @param energy without the entropy of fractional occupations, hartree; NaN if it is not known
   * @param near whether the next SCF starts here
   */
  record Kept(Density density, double energy, boolean near) {}

  /**
   * No solutions yet.
   *
   * @param used false for steps that always start anew
   */
  public WarmStart(boolean used, int systems) {
    this.used = used;
    this.kept = new Kept[systems];
  }

  /** Start for a system; null for a fresh one. */
  public @Nullable Density of(int system) {
    Kept last = kept[system];
    return last == null || !last.near ? null : last.density;
  }

  /**
   * Takes note of an SCF: a converged one is the next one's start, after one that failed the next
   * begins anew.
   */
  public void keep(int system, ScfEnd end) {
    Kept last = kept[system];
    if (end.converged()) {
      kept[system] = new Kept(end.density(), end.energy(), used);
    } else if (last != null) {
      kept[system] = new Kept(last.density, last.energy, false);
    }
  }

  /** How an SCF jumped to another solution than the last one; null if it did not. */
  public @Nullable Jump jump(int system, ScfEnd end, Matrix overlap) {
    Kept last = kept[system];
    if (last == null || !end.converged()) {
      return null;
    }
    Jump jump = Jump.between(last, end, overlap);
    return jump.real() ? jump : null;
  }

  /** Adds the solutions to a checkpoint's arrays, bit for bit. */
  public void save(Map<String, double[]> arrays) {
    for (int i = 0; i < kept.length; i++) {
      Kept solution = kept[i];
      if (solution != null) {
        Density density = solution.density;
        // A density that carries its factors is used through them, so these are what must come
        // back.
        List<Matrix> factors = density.factors();
        List<Matrix> matrices = factors == null ? density.bySpin() : factors;
        for (int s = 0; s < matrices.size(); s++) {
          arrays.put(key(i, s, factors != null), matrices.get(s).data());
        }
        arrays.put(facts(i), new double[] {solution.energy, solution.near ? 1 : 0});
      }
    }
  }

  /**
   * Takes the solutions from a checkpoint's arrays.
   *
   * @return the names of those arrays
   * @throws InputException if an array is not the density of its system
   */
  public Set<String> restore(Map<String, double[]> arrays, SystemPool pool) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < kept.length; i++) {
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
          Density density = factors ? Density.ofFactors(bySpin) : Density.of(bySpin);
          kept[i] = kept(density, arrays.get(facts(i)));
          names.add(facts(i));
        } else if (!bySpin.isEmpty()) {
          throw new InputException(
              "the density of system " + i + " lacks a spin", "checkpoint", "restore an older one");
        }
      }
    }
    return names;
  }

  /** Runs of before jumps were told have densities alone. */
  private Kept kept(Density density, double @Nullable [] facts) {
    if (facts == null) {
      return new Kept(density, Double.NaN, used);
    }
    if (facts.length != FACTS || !Double.isFinite(facts[0])) {
      throw new InputException(
          "the energy of a system is no number", "checkpoint", "restore an older one");
    }
    return new Kept(density, facts[0], facts[1] > 0);
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

  private static String facts(int system) {
    return "solution." + system;
  }

  private static String key(int system, int spin, boolean factor) {
    return "density." + system + "." + spin + (factor ? ".factor" : "");
  }
}
