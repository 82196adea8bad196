package rung.integral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import rung.basis.Shell;
import rung.linalg.Matrix;

/**
 * A density Σ_κλ D_κλ χ_κ χ_λ as Hermite Gaussians, in blocks of primitives of the same degree,
 * largest first.
 *
 * @param degree highest degree of the Hermite Gaussians
 * @param x centres, bohr
 * @param y centres, bohr
 * @param z centres, bohr
 * @param width inverse exponents
 * @param d coefficients [tuv][primitive], times (−1)^(t+u+v) (π/p)^(3/2)
 * @param remainder Σ √(primitive|primitive) over this block and all later ones of the degree
 */
record HermiteDensity(
    int degree,
    double[] x,
    double[] y,
    double[] z,
    double[] width,
    double[][] d,
    double remainder) {
  /** Most primitives in a block. */
  static final int BLOCK = 512;

  private record Primitive(double norm, double x, double y, double z, double p, double[] d) {}

  int size() {
    return x.length;
  }

  /** The density of the pairs of all portions; pairs of different shells count twice. */
  static List<HermiteDensity> of(
      List<ShellPairs> portions, List<List<HermiteExpansion>> expansions, Matrix density) {
    TreeMap<Integer, List<Primitive>> byDegree = new TreeMap<>();
    for (int i = 0; i < portions.size(); i++) {
      ShellPairs pairs = portions.get(i);
      List<Primitive> list = byDegree.computeIfAbsent(pairs.degree(), degree -> new ArrayList<>());
      for (int k = 0; k < pairs.size(); k++) {
        collect(
            pairs.first().get(k), pairs.second().get(k), expansions.get(i).get(k), density, list);
      }
    }
    List<HermiteDensity> blocks = new ArrayList<>();
    byDegree.forEach((degree, list) -> split(degree, list, blocks));
    return blocks;
  }

  private static void collect(
      Shell a, Shell b, HermiteExpansion pair, Matrix density, List<Primitive> list) {
    int functions = pair.functions();
    int[][] indices = HermiteIndex.upTo(pair.degree());
    double[] weights = new double[functions];
    for (int f = 0; f < functions; f++) {
      int mu = a.offset() + f / b.size();
      int nu = b.offset() + f % b.size();
      weights[f] = density.get(mu, nu) + (a == b ? 0 : density.get(nu, mu));
    }
    for (int k = 0; k < pair.primitives(); k++) {
      double p = pair.p()[k];
      double[] norms = HermiteExpansion.coulombNorms(pair.degree(), p);
      double[] d = new double[indices.length];
      double norm = 0;
      double volume = Math.pow(Math.PI / p, 1.5);
      for (int h = 0; h < indices.length; h++) {
        double sum = 0;
        for (int f = 0; f < functions; f++) {
          sum += weights[f] * pair.e()[(k * indices.length + h) * functions + f];
        }
        norm += Math.abs(sum) * norms[h];
        boolean odd = (indices[h][0] + indices[h][1] + indices[h][2]) % 2 != 0;
        d[h] = odd ? -sum * volume : sum * volume;
      }
      if (norm > 0) {
        list.add(new Primitive(norm, pair.x()[k], pair.y()[k], pair.z()[k], p, d));
      }
    }
  }

  private static void split(int degree, List<Primitive> list, List<HermiteDensity> blocks) {
    list.sort(Comparator.comparingDouble(primitive -> -primitive.norm));
    double[] remainder = new double[list.size() + 1];
    for (int i = list.size() - 1; i >= 0; i--) {
      remainder[i] = remainder[i + 1] + list.get(i).norm;
    }
    for (int from = 0; from < list.size(); from += BLOCK) {
      List<Primitive> part = list.subList(from, Math.min(list.size(), from + BLOCK));
      int n = part.size();
      double[][] d = new double[HermiteIndex.count(degree)][n];
      HermiteDensity block =
          new HermiteDensity(
              degree,
              new double[n],
              new double[n],
              new double[n],
              new double[n],
              d,
              remainder[from]);
      for (int i = 0; i < n; i++) {
        Primitive primitive = part.get(i);
        block.x[i] = primitive.x;
        block.y[i] = primitive.y;
        block.z[i] = primitive.z;
        block.width[i] = 1 / primitive.p;
        for (int h = 0; h < d.length; h++) {
          d[h][i] = primitive.d[h];
        }
      }
      blocks.add(block);
    }
  }
}
