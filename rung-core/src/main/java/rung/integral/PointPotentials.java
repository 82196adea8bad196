package rung.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.internal.kernel.Rows;

/**
 * Potentials of products of basis functions at points, A_μν(r) = ∫ χ_μ χ_ν u(|r − r'|) dr', for
 * blocks of points at once: the points are the charges of a {@link CoulombEngine}.
 *
 * <p>With x = D χ(r), F = A x gives the exact-exchange energy density −½ xᵀF at the point
 * (seminumerical exchange; R. A. Friesner, Chem. Phys. Lett. 116, 39 (1985); as the ingredient of
 * local hybrids: H. Bahmann, M. Kaupp, J. Chem. Theory Comput. 11, 1540 (2015)).
 */
public final class PointPotentials {
  /** Products of primitives with a smaller √(Ω|Ω) are left out. */
  private static final double PRIMITIVE_THRESHOLD = 1e-12;

  /** Products of functions are passed over where √(Ω|Ω) times the largest x is smaller. */
  private static final double THRESHOLD = 1e-11;

  private static final int PORTION = 128;

  private final CoulombKernel kernel;
  private final List<Shell> shells;
  private final List<Portion> portions = new ArrayList<>();
  private final int rows;

  /** Pairs of shells of one degree that do not vanish. */
  private record Portion(List<Pair> pairs) {}

  /**
   * A pair of shells.
   *
   * @param a number of the first shell
   * @param b number of the second shell
   * @param row first row of A, of n_a n_b
   */
  private record Pair(int a, int b, HermiteExpansion expansion, int row) {}

  /** Receives a row of integrals, n numbers from {@code at} on. */
  private interface Sink {
    void accept(Pair pair, int function, double[] values, int at);
  }

  /** Prepares the products of a basis. */
  public PointPotentials(Basis basis, CoulombKernel kernel) {
    this.kernel = kernel;
    this.shells = basis.shells();
    int[] numbers = new int[basis.size()];
    for (int i = 0; i < shells.size(); i++) {
      numbers[shells.get(i).offset()] = i;
    }
    int next = 0;
    for (ShellPairs pairs : ShellPairs.portions(basis, PORTION)) {
      List<HermiteExpansion> expansions = pairs.expand(PRIMITIVE_THRESHOLD);
      List<Pair> kept = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        HermiteExpansion expansion = expansions.get(i);
        if (expansion.primitives() > 0) {
          int a = numbers[pairs.first().get(i).offset()];
          int b = numbers[pairs.second().get(i).offset()];
          kept.add(new Pair(a, b, expansion, next));
          next += expansion.functions();
        }
      }
      if (!kept.isEmpty()) {
        portions.add(new Portion(kept));
      }
    }
    this.rows = next;
  }

  /** Number of rows of A: products of functions that do not vanish. */
  public int rows() {
    return rows;
  }

  /**
   * All of A at points.
   *
   * @param points coordinates [3][n], bohr
   * @return [row][point]
   */
  public double[][] evaluate(double[][] points) {
    int n = points[0].length;
    double[][] a = new double[rows][];
    double[] none = new double[shells.size()];
    Arrays.fill(none, Double.POSITIVE_INFINITY);
    each(
        points,
        none,
        (pair, function, values, at) ->
            a[pair.row + function] = Arrays.copyOfRange(values, at, at + n));
    return a;
  }

  /**
   * F += A x with A at hand.
   *
   * @param a from {@link #evaluate}
   * @param x [any][function][point]
   * @param f [any][function][point]
   */
  public void apply(double[][] a, double[][][] x, double[][][] f) {
    int n = a.length == 0 ? 0 : a[0].length;
    for (Portion portion : portions) {
      for (Pair pair : portion.pairs) {
        for (int function = 0; function < pair.expansion.functions(); function++) {
          apply(pair, function, a[pair.row + function], n, x, f);
        }
      }
    }
  }

  /**
   * F += A x with A computed on the way, where x is not negligible.
   *
   * @param points coordinates [3][n], bohr
   * @param x [any][function][point]
   * @param f [any][function][point]
   */
  public void applyAnew(double[][] points, double[][][] x, double[][][] f) {
    int n = points[0].length;
    double[] work = new double[n];
    each(
        points,
        largest(x),
        (pair, function, values, at) -> {
          System.arraycopy(values, at, work, 0, n);
          apply(pair, function, work, n, x, f);
        });
  }

  /** Largest x of each shell. */
  private double[] largest(double[][][] x) {
    double[] largest = new double[shells.size()];
    for (int i = 0; i < largest.length; i++) {
      Shell shell = shells.get(i);
      for (double[][] rows : x) {
        for (int m = 0; m < shell.size(); m++) {
          for (double value : rows[shell.offset() + m]) {
            largest[i] = Math.max(largest[i], Math.abs(value));
          }
        }
      }
    }
    return largest;
  }

  private void apply(Pair pair, int function, double[] a, int n, double[][][] x, double[][][] f) {
    Shell first = shells.get(pair.a);
    Shell second = shells.get(pair.b);
    int mu = first.offset() + function / second.size();
    int nu = second.offset() + function % second.size();
    for (int s = 0; s < x.length; s++) {
      Rows.addProduct(a, x[s][nu], f[s][mu], n);
      if (pair.a != pair.b) {
        Rows.addProduct(a, x[s][mu], f[s][nu], n);
      }
    }
  }

  private void each(double[][] points, double[] largest, Sink sink) {
    int n = points[0].length;
    KetSet kets = KetSet.of(KetGroup.points(points));
    for (Portion portion : portions) {
      List<Pair> chosen = new ArrayList<>();
      List<HermiteExpansion> expansions = new ArrayList<>();
      for (Pair pair : portion.pairs) {
        double most = Math.max(largest[pair.a], largest[pair.b]);
        if (pair.expansion.bound() * most >= THRESHOLD) {
          chosen.add(pair);
          expansions.add(pair.expansion);
        }
      }
      double[] values = CoulombEngine.integrals(expansions, kets, kernel);
      int at = 0;
      for (Pair pair : chosen) {
        for (int function = 0; function < pair.expansion.functions(); function++) {
          sink.accept(pair, function, values, at);
          at += n;
        }
      }
    }
  }
}
