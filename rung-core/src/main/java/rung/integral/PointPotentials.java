package rung.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Basis basis;
  private final List<Portion> portions = new ArrayList<>();

  /** Pairs of shells that share a centre, centre by centre. */
  private final Map<Integer, List<OneCentre>> oneCentre = new LinkedHashMap<>();

  private final List<Pair> pairs = new ArrayList<>();
  private final int rows;

  /** Pairs of shells of one degree that do not vanish. */
  private record Portion(List<Pair> pairs) {}

  /**
   * A pair of shells.
   *
   * @param row first row of A, of n_a n_b
   */
  private record Pair(Shell a, Shell b, HermiteExpansion expansion, int row) {}

  /** A pair of shells of one centre. */
  private record OneCentre(Pair pair, OneCentrePair products) {}

  /** Receives a row of integrals, n numbers from {@code at} on. */
  private interface Sink {
    void accept(Pair pair, int function, double[] values, int at);
  }

  /** Prepares the products of a basis. */
  public PointPotentials(Basis basis, CoulombKernel kernel) {
    this.kernel = kernel;
    this.basis = basis;
    int next = 0;
    for (ShellPairs portion : ShellPairs.portions(basis, PORTION)) {
      List<HermiteExpansion> expansions = portion.expand(PRIMITIVE_THRESHOLD);
      List<Pair> kept = new ArrayList<>();
      for (int i = 0; i < portion.size(); i++) {
        HermiteExpansion expansion = expansions.get(i);
        if (expansion.primitives() > 0) {
          Shell a = portion.first().get(i);
          Shell b = portion.second().get(i);
          Pair pair = new Pair(a, b, expansion, next);
          next += expansion.functions();
          pairs.add(pair);
          add(pair, kept);
        }
      }
      if (!kept.isEmpty()) {
        portions.add(new Portion(kept));
      }
    }
    this.rows = next;
  }

  /** Adds a pair to those of its centre, or to the others. */
  private void add(Pair pair, List<Pair> others) {
    if (pair.a.atom() == pair.b.atom()) {
      oneCentre
          .computeIfAbsent(pair.a.atom(), atom -> new ArrayList<>())
          .add(new OneCentre(pair, OneCentrePair.of(pair.a, pair.b)));
    } else {
      others.add(pair);
    }
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
    double[] none = new double[basis.size()];
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
    for (Pair pair : pairs) {
      for (int function = 0; function < pair.expansion.functions(); function++) {
        apply(pair, function, a[pair.row + function], n, x, f);
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

  /** Largest x of each shell, at the place of its first function. */
  private double[] largest(double[][][] x) {
    double[] largest = new double[basis.size()];
    for (Shell shell : basis.shells()) {
      double most = 0;
      for (double[][] rows : x) {
        for (int m = 0; m < shell.size(); m++) {
          for (double value : rows[shell.offset() + m]) {
            most = Math.max(most, Math.abs(value));
          }
        }
      }
      largest[shell.offset()] = most;
    }
    return largest;
  }

  private static void apply(
      Pair pair, int function, double[] a, int n, double[][][] x, double[][][] f) {
    int mu = pair.a.offset() + function / pair.b.size();
    int nu = pair.b.offset() + function % pair.b.size();
    for (int s = 0; s < x.length; s++) {
      if (pair.a == pair.b) {
        Rows.addProduct(a, x[s][nu], f[s][mu], n);
      } else {
        Rows.addTwoProducts(a, x[s][nu], f[s][mu], x[s][mu], f[s][nu], n);
      }
    }
  }

  private void each(double[][] points, double[] largest, Sink sink) {
    int n = points[0].length;
    oneCentre.values().forEach(ofCentre -> oneCentre(points, ofCentre, largest, sink));
    KetSet kets = KetSet.of(KetGroup.points(points));
    for (Portion portion : portions) {
      List<Pair> chosen = new ArrayList<>();
      List<HermiteExpansion> expansions = new ArrayList<>();
      for (Pair pair : portion.pairs) {
        if (counts(pair, largest)) {
          chosen.add(pair);
          expansions.add(pair.expansion);
        }
      }
      double[] values = CoulombEngine.integralsIn(Workspace.own(), expansions, kets, kernel);
      int at = 0;
      for (Pair pair : chosen) {
        for (int function = 0; function < pair.expansion.functions(); function++) {
          sink.accept(pair, function, values, at);
          at += n;
        }
      }
    }
  }

  private void oneCentre(double[][] points, List<OneCentre> ofCentre, double[] largest, Sink sink) {
    Shell any = ofCentre.getFirst().pair.a;
    OneCentrePotentials potentials = new OneCentrePotentials(kernel, points, any);
    for (OneCentre one : ofCentre) {
      if (counts(one.pair, largest)) {
        double[][] values = potentials.of(one.products);
        for (int function = 0; function < values.length; function++) {
          sink.accept(one.pair, function, values[function], 0);
        }
      }
    }
  }

  private static boolean counts(Pair pair, double[] largest) {
    return pair.expansion.bound() * Math.max(largest[pair.a.offset()], largest[pair.b.offset()])
        >= THRESHOLD;
  }
}
