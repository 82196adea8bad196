package rung.integral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rung.internal.kernel.VectorProgram;
import rung.internal.kernel.VectorProgram.Term;

/**
 * Programs for derivatives of a radial function G_0(|R|²) with respect to R = (X, Y, Z), where ∂_x
 * G_n = X G_(n+1) (for the Coulomb interaction of Gaussians G_n = (−2α)^n F_n(α R²)).
 *
 * <p>The inputs are the rows 1, X, Y, Z, R², G_base … G_(base+top).
 */
final class CoulombProgram {
  static final int ONES = 0;
  static final int X = 1;
  static final int R2 = 4;
  static final int FIRST_G = 5;

  private static final double Y00 = 1 / Math.sqrt(4 * Math.PI);

  /** Lowest order n of the rows G_n. */
  final int base;

  /** Highest order less lowest order. */
  final int top;

  final VectorProgram program;

  private enum Kind {
    HARMONIC,
    CARTESIAN,
    PAIR,
    DENSITY,
    DERIVATIVES
  }

  private record Key(int degree, int l, Kind kind) {}

  private static final ConcurrentHashMap<Key, CoulombProgram> CACHE = new ConcurrentHashMap<>();

  private CoulombProgram(int base, int top, VectorProgram program) {
    this.base = base;
    this.top = top;
    this.program = program;
  }

  /**
   * ∂^tuv Y_lm(∂) G_0 for all tuv of degree at most {@code degree} and m = −l…l (m fastest). Since
   * Y_lm(∂) G_0 = Y_lm(R) G_l (E. W. Hobson, Proc. London Math. Soc. 24, 55 (1892)), Leibniz' rule
   * gives Σ_s binom(tuv, s) ∂^s Y_lm(R) ∂^(tuv−s) G_l, and no index of the harmonic ever becomes
   * Cartesian.
   */
  static CoulombProgram harmonic(int degree, int l) {
    if (l == 0) {
      return cartesian(degree, 0);
    }
    return CACHE.computeIfAbsent(
        new Key(degree, l, Kind.HARMONIC), key -> new Maker(degree, 0).harmonic(degree, l));
  }

  /**
   * ∂^tuv ∂^κ G_0 for all tuv of degree at most {@code degree} and all κ of degree l, l−2, … (κ
   * fastest, in the order of {@link #cartesianIndices}).
   */
  static CoulombProgram cartesian(int degree, int l) {
    return CACHE.computeIfAbsent(
        new Key(degree, l, Kind.CARTESIAN),
        key -> new Maker(degree + l, 0).plain(degree, cartesianIndices(l), degree + l));
  }

  /**
   * ∂^tuv ∂^κ G_0 for all tuv of degree at most {@code degree} and all κ of degree at most {@code
   * ket} (κ fastest), both in the order of {@link HermiteIndex}.
   */
  static CoulombProgram pair(int degree, int ket) {
    return CACHE.computeIfAbsent(
        new Key(degree, ket, Kind.PAIR),
        key -> new Maker(degree + ket, 0).plain(degree, HermiteIndex.upTo(ket), degree + ket));
  }

  /** ∂^tuv G_0 for all tuv of degree {@code degree}. */
  static CoulombProgram derivatives(int degree) {
    return CACHE.computeIfAbsent(
        new Key(degree, 0, Kind.DERIVATIVES),
        key -> new Maker(degree, 0).derivatives(HermiteIndex.list(degree, degree), degree));
  }

  /**
   * The potential of a density of Hermite Gaussians: with further input rows d_κ (all κ of degree
   * at most {@code ket}) and j_tuv (all tuv of degree at most {@code bra}) after the G_n, adds Σ_κ
   * d_κ ∂^(tuv+κ) G_0 to each j_tuv.
   */
  static CoulombProgram density(int bra, int ket) {
    return CACHE.computeIfAbsent(
        new Key(bra, ket, Kind.DENSITY),
        key ->
            new Maker(bra + ket, HermiteIndex.count(bra) + HermiteIndex.count(ket))
                .density(bra, ket));
  }

  /** The indices κ of degree l, l−2, … . */
  static int[][] cartesianIndices(int l) {
    List<int[]> list = new ArrayList<>();
    for (int degree = l; degree >= 0; degree -= 2) {
      list.addAll(List.of(HermiteIndex.list(degree, degree)));
    }
    return list.toArray(int[][]::new);
  }

  private record Node(int n, int t, int u, int v) {}

  /** Builds one program. */
  private static final class Maker {
    private final VectorProgram.Builder builder;
    private final Map<Node, Integer> derivatives = new HashMap<>();
    private final Map<List<Integer>, Integer> harmonics = new HashMap<>();
    private final Map<List<Double>, Integer> combinations = new HashMap<>();

    Maker(int top, int furtherInputs) {
      builder = new VectorProgram.Builder(FIRST_G + top + 1 + furtherInputs);
    }

    CoulombProgram density(int bra, int ket) {
      int[][] hermites = HermiteIndex.upTo(bra);
      int[][] kappa = HermiteIndex.upTo(ket);
      int firstDensity = FIRST_G + bra + ket + 1;
      for (int h = 0; h < hermites.length; h++) {
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < kappa.length; k++) {
          int value =
              derivative(
                  0,
                  hermites[h][0] + kappa[k][0],
                  hermites[h][1] + kappa[k][1],
                  hermites[h][2] + kappa[k][2]);
          terms.add(new Term(1, firstDensity + k, value));
        }
        builder.accumulate(firstDensity + kappa.length + h, terms);
      }
      return new CoulombProgram(0, bra + ket, builder.build(new int[0]));
    }

    CoulombProgram derivatives(int[][] indices, int top) {
      int[] outputs = new int[indices.length];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = derivative(0, indices[i][0], indices[i][1], indices[i][2]);
      }
      return new CoulombProgram(0, top, builder.build(outputs));
    }

    CoulombProgram plain(int degree, int[][] kappa, int top) {
      int[][] hermites = HermiteIndex.upTo(degree);
      int[] outputs = new int[hermites.length * kappa.length];
      int n = 0;
      for (int[] h : hermites) {
        for (int[] k : kappa) {
          outputs[n++] = derivative(0, h[0] + k[0], h[1] + k[1], h[2] + k[2]);
        }
      }
      return new CoulombProgram(0, top, builder.build(outputs));
    }

    CoulombProgram harmonic(int degree, int l) {
      int[][] hermites = HermiteIndex.upTo(degree);
      int components = 2 * l + 1;
      int[] outputs = new int[hermites.length * components];
      for (int h = 0; h < hermites.length; h++) {
        for (int m = 0; m < components; m++) {
          outputs[h * components + m] = leibniz(hermites[h], l, m);
        }
      }
      return new CoulombProgram(l, degree, builder.build(outputs));
    }

    private int leibniz(int[] h, int l, int m) {
      List<Term> terms = new ArrayList<>();
      for (int t = 0; t <= h[0]; t++) {
        for (int u = 0; u <= h[1]; u++) {
          for (int v = 0; v <= h[2] && t + u + v <= l; v++) {
            double weight = binomial(h[0], t) * binomial(h[1], u) * binomial(h[2], v);
            double[] combination = HarmonicDerivative.of(l, m, t, u, v);
            Term factor = combination(l - t - u - v, combination);
            if (factor.c() != 0) {
              int radial = derivative(0, h[0] - t, h[1] - u, h[2] - v);
              terms.add(new Term(weight * factor.c(), factor.a(), radial));
            }
          }
        }
      }
      return builder.sum(terms);
    }

    /** The combination of solid harmonics of one degree, as a factor times a value. */
    private Term combination(int l, double[] coefficients) {
      List<Term> terms = new ArrayList<>();
      double scale = 0;
      List<Double> key = new ArrayList<>();
      key.add((double) l);
      for (int m = 0; m < coefficients.length; m++) {
        double c = coefficients[m];
        if (c != 0) {
          scale = scale == 0 ? c : scale;
          key.add((double) m);
          key.add((double) Math.round(c / scale * 1e10));
        }
      }
      if (scale == 0) {
        return new Term(0, ONES, ONES);
      }
      if (l == 0) {
        return new Term(scale * Y00, ONES, ONES);
      }
      for (int m = 0; m < coefficients.length; m++) {
        if (coefficients[m] != 0) {
          terms.add(new Term(coefficients[m] / scale, harmonicValue(l, m - l), ONES));
        }
      }
      if (terms.size() == 1) {
        return new Term(scale, terms.getFirst().a(), ONES);
      }
      Integer known = combinations.get(key);
      if (known == null) {
        known = builder.sum(terms);
        combinations.put(key, known);
      }
      return new Term(scale, known, ONES);
    }

    /** The value of Y_lm(R), l ≥ 1. */
    private int harmonicValue(int l, int m) {
      Integer known = harmonics.get(List.of(l, m));
      if (known != null) {
        return known;
      }
      int value;
      if (l == 1) {
        value = builder.sum(List.of(new Term(Y00 * Math.sqrt(3), axis(m), ONES)));
      } else if (Math.abs(m) == l) {
        double c = Math.sqrt((2.0 * l + 1) / (2.0 * l));
        int cosine = harmonicValue(l - 1, l - 1);
        int sine = harmonicValue(l - 1, 1 - l);
        value =
            m > 0
                ? builder.sum(List.of(new Term(c, X, cosine), new Term(-c, X + 1, sine)))
                : builder.sum(List.of(new Term(c, X + 1, cosine), new Term(c, X, sine)));
      } else {
        double ratio = (2.0 * l + 1) / ((double) l * l - m * m);
        double c = Math.sqrt(ratio * (2 * l - 1));
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(c, X + 2, harmonicValue(l - 1, m)));
        if (Math.abs(m) <= l - 2) {
          double d = Math.sqrt(ratio * ((l - 1.0) * (l - 1) - m * m) / (2 * l - 3));
          if (l == 2) {
            terms.add(new Term(-d * Y00, R2, ONES));
          } else {
            terms.add(new Term(-d, R2, harmonicValue(l - 2, m)));
          }
        }
        value = builder.sum(terms);
      }
      harmonics.put(List.of(l, m), value);
      return value;
    }

    private static int axis(int m) {
      return m == 0 ? X + 2 : m > 0 ? X : X + 1;
    }

    /** ∂^tuv G_n (McMurchie and Davidson 1978, eqs. 4.6-4.8). */
    private int derivative(int n, int t, int u, int v) {
      if (t + u + v == 0) {
        return FIRST_G + n;
      }
      Node node = new Node(n, t, u, v);
      Integer known = derivatives.get(node);
      if (known != null) {
        return known;
      }
      // Lowering an index of one leaves a single term, so such an axis is taken first.
      int axis = t == 1 ? 0 : u == 1 ? 1 : v == 1 ? 2 : t > 1 ? 0 : u > 1 ? 1 : 2;
      int[] lower = {t, u, v};
      int index = lower[axis]--;
      List<Term> terms = new ArrayList<>();
      terms.add(new Term(1, X + axis, derivative(n + 1, lower[0], lower[1], lower[2])));
      if (index > 1) {
        lower[axis]--;
        terms.add(new Term(index - 1, ONES, derivative(n + 1, lower[0], lower[1], lower[2])));
      }
      int value = builder.sum(terms);
      derivatives.put(node, value);
      return value;
    }

    private static double binomial(int n, int k) {
      double value = 1;
      for (int i = 1; i <= k; i++) {
        value = value * (n - k + i) / i;
      }
      return value;
    }
  }
}
