package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.term.KohnShamState;

/**
 * Fractional occupations f = f((ε − μ)/T) with μ such that each block keeps its electrons. E − TS
 * is variational, E is not: −TS is a part of the energy, so that the total is the free energy.
 *
 * @param shape f and its entropy
 * @param width T, hartree; of Fermi's shape k_B · temperature
 */
public record Smearing(Shape shape, double width) implements Occupation {
  /** Label of −TS among the parts of the energy. */
  public static final String ENTROPY = "entropy";

  private static final int BISECTIONS = 200;

  /** How electrons are spread over levels. */
  public enum Shape {
    /** f = 1 / (1 + eˣ) (N. D. Mermin, Phys. Rev. 137, A1441 (1965)). */
    FERMI {
      @Override
      double filled(double x) {
        return 1 / (1 + Math.exp(x));
      }

      @Override
      double entropy(double x) {
        return xLogX(filled(x)) + xLogX(filled(-x));
      }

      /** f(x) − f(y) = f(y) (1 − f(x)) (e^{y−x} − 1). */
      @Override
      double slope(double x, double y) {
        double step = y - x;
        if (Math.abs(step) > 1) {
          return -Math.abs((filled(x) - filled(y)) / step);
        }
        double ratio = Math.abs(step) < 1e-5 ? 1 + 0.5 * step : Math.expm1(step) / step;
        return -ratio * filled(y) * filled(-x);
      }

      private static double xLogX(double f) {
        return f > 0 ? f * Math.log(f) : 0;
      }
    },
    /** f = ½ erfc(x) (C.-L. Fu, K.-M. Ho, Phys. Rev. B 28, 5480 (1983)). */
    GAUSSIAN {
      @Override
      double filled(double x) {
        return 0.5 * ErrorFunction.complement(x);
      }

      @Override
      double entropy(double x) {
        return -0.5 * Math.exp(-x * x) / Math.sqrt(Math.PI);
      }

      /** Near each other by Taylor's series about the middle. */
      @Override
      double slope(double x, double y) {
        double step = y - x;
        if (Math.abs(step) > 1e-3) {
          return -Math.abs((filled(x) - filled(y)) / step);
        }
        double m = 0.5 * (x + y);
        return -Math.exp(-m * m) / Math.sqrt(Math.PI) * (1 + step * step * (2 * m * m - 1) / 12);
      }
    };

    /** f of x = (ε − μ)/T, between 0 and 1. */
    abstract double filled(double x);

    /** −S of a level, at most zero. */
    abstract double entropy(double x);

    /** (f(x) − f(y)) / (x − y), nowhere positive. */
    abstract double slope(double x, double y);
  }

  /** Checks the width. */
  public Smearing {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a smearing of " + width + " hartree");
    }
  }

  @Override
  public String name() {
    return shape.name().toLowerCase(Locale.ROOT) + ":" + width;
  }

  @Override
  public List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      Orbitals all = Orbitals.diagonalise(fock.get(s), discretisation.orthogonaliser());
      orbitals.add(all.occupied(occupations(all.energies(), discretisation.occupied(s))));
    }
    return orbitals;
  }

  /** f of ascending energies, Σ f = electrons. */
  private double[] occupations(double[] energies, int electrons) {
    double[] f = new double[energies.length];
    if (electrons == 0 || electrons == f.length) {
      Arrays.fill(f, electrons == 0 ? 0 : 1);
      return f;
    }
    double[] x = levels(energies, electrons);
    Arrays.setAll(f, p -> shape.filled(x[p]));
    return f;
  }

  /** x = (ε − μ)/T of energies in any order, by bisection in μ. */
  private double[] levels(double[] energies, int electrons) {
    double low = Arrays.stream(energies).min().orElse(0) - 50 * width;
    double high = Arrays.stream(energies).max().orElse(0) + 50 * width;
    double[] x = new double[energies.length];
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = 0.5 * (low + high);
      double sum = 0;
      for (int p = 0; p < x.length; p++) {
        x[p] = (energies[p] - middle) / width;
        sum += shape.filled(x[p]);
      }
      low = sum < electrons ? middle : low;
      high = sum < electrons ? high : middle;
    }
    return x;
  }

  private double[] levels(Orbitals orbitals) {
    double electrons = Arrays.stream(orbitals.occupations()).sum();
    return levels(orbitals.energies(), (int) Math.round(electrons));
  }

  /** Adds −TS = T Σ_σ m_σ Σ_p (−S_p). */
  @Override
  public KohnShamState complete(KohnShamState state, List<Orbitals> orbitals) {
    double sum = 0;
    for (Orbitals block : orbitals) {
      if (block.fractional()) {
        sum += Arrays.stream(levels(block)).map(shape::entropy).sum();
      }
    }
    return state.with(ENTROPY, width * state.density().multiplicity() * sum);
  }

  @Override
  public Matrix slopes(Orbitals orbitals) {
    return differences(orbitals).times(1 / width);
  }

  /** T (f_p − f_q)/(ε_p − ε_q). */
  private Matrix differences(Orbitals orbitals) {
    double[] x = levels(orbitals);
    Matrix slopes = Matrix.zeros(x.length);
    for (int p = 0; orbitals.fractional() && p < x.length; p++) {
      for (int q = 0; q < x.length; q++) {
        slopes.set(p, q, shape.slope(x[p], x[q]));
      }
    }
    return slopes;
  }

  /**
   * 4T (f_p − f_q)/(ε_q − ε_p) (F_pq − δ_pq (ε_p + δμ)): the first-order change of the density that
   * F asks for beside ε, δμ such that no electron is made.
   */
  @Override
  public Matrix misfit(Orbitals orbitals, Matrix fock) {
    double[] e = orbitals.energies();
    Matrix slopes = differences(orbitals);
    double weight = 0;
    double shift = 0;
    for (int p = 0; p < e.length; p++) {
      weight += slopes.get(p, p);
      shift += slopes.get(p, p) * (fock.get(p, p) - e[p]);
    }
    double mu = weight < 0 ? shift / weight : 0;
    Matrix misfit = Matrix.zeros(e.length);
    for (int p = 0; p < e.length; p++) {
      for (int q = 0; q < e.length; q++) {
        double left = fock.get(p, q) - (p == q ? e[p] + mu : 0);
        misfit.set(p, q, -4 * slopes.get(p, q) * left);
      }
    }
    return misfit;
  }
}
