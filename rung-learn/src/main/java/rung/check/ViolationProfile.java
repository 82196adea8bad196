package rung.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import rung.check.probe.ConditionGrid;

/**
 * Where along one axis of a grid a condition is violated.
 *
 * @param axis {@code r_s}, {@code s}, {@code zeta} or {@code alpha}
 * @param at positions on the axis
 * @param fraction share of the points at each position that violate the condition
 */
public record ViolationProfile(String axis, double[] at, double[] fraction) {
  /**
   * The profiles along all four axes.
   *
   * @param violated whether each radius of a column violates the condition
   */
  static List<ViolationProfile> of(ConditionGrid grid, IntFunction<boolean[]> violated) {
    double[][] axes = {
      grid.radii(), grid.gradients(), grid.polarisations(), grid.indicators(),
    };
    String[] names = {"r_s", "s", "zeta", "alpha"};
    double[][] fractions = new double[axes.length][];
    for (int a = 0; a < axes.length; a++) {
      fractions[a] = new double[axes[a].length];
    }
    for (int column = 0; column < grid.columns(); column++) {
      int[] position = grid.position(column);
      boolean[] radii = violated.apply(column);
      for (int r = 0; r < radii.length; r++) {
        if (radii[r]) {
          fractions[0][r]++;
          for (int a = 0; a < position.length; a++) {
            fractions[a + 1][position[a]]++;
          }
        }
      }
    }
    List<ViolationProfile> profiles = new ArrayList<>();
    for (int a = 0; a < axes.length; a++) {
      double points = (double) grid.size() / axes[a].length;
      for (int i = 0; i < fractions[a].length; i++) {
        fractions[a][i] /= points;
      }
      profiles.add(new ViolationProfile(names[a], axes[a], fractions[a]));
    }
    return profiles;
  }
}
