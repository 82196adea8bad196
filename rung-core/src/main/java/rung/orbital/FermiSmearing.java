package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.term.KohnShamState;

/**
 * Fermi smearing (N. D. Mermin, Phys. Rev. 137, A1441 (1965)): f = 1 / (1 + exp((ε − μ)/T)) with μ
 * such that each block keeps its electrons. E − TS is variational, E is not: −TS is a part of the
 * energy, so that the total is the free energy.
 *
 * @param width T = k_B · temperature, hartree
 */
public record FermiSmearing(double width) implements Occupation {
  /** Label of −TS among the parts of the energy. */
  public static final String ENTROPY = "entropy";

  private static final int BISECTIONS = 200;

  /** Distances of levels over T below which the limit, above which the plain quotient is exact. */
  private static final double NEAR = 1e-5;

  private static final double FAR = 1;

  /** Checks the width. */
  public FermiSmearing {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a smearing of " + width + " hartree");
    }
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
    int n = energies.length;
    double[] f = new double[n];
    if (electrons == 0 || electrons == n) {
      Arrays.fill(f, electrons == 0 ? 0 : 1);
      return f;
    }
    double low = energies[0] - 50 * width;
    double high = energies[n - 1] + 50 * width;
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = 0.5 * (low + high);
      double sum = 0;
      for (int p = 0; p < n; p++) {
        f[p] = 1 / (1 + Math.exp((energies[p] - middle) / width));
        sum += f[p];
      }
      low = sum < electrons ? middle : low;
      high = sum < electrons ? high : middle;
    }
    return f;
  }

  /** Adds −TS = T Σ_σ m_σ Σ_p [f ln f + (1 − f) ln(1 − f)]. */
  @Override
  public KohnShamState complete(KohnShamState state, List<Orbitals> orbitals) {
    double sum = 0;
    for (Orbitals block : orbitals) {
      for (double f : block.occupations()) {
        sum += xLogX(f) + xLogX(1 - f);
      }
    }
    return state.with(ENTROPY, width * state.density().multiplicity() * sum);
  }

  private static double xLogX(double x) {
    return x > 0 ? x * Math.log(x) : 0;
  }

  /** With x = (ε_q − ε_p)/T: f_p − f_q = f_q (1 − f_p) (eˣ − 1). */
  @Override
  public Matrix slopes(Orbitals orbitals) {
    double[] e = orbitals.energies();
    double[] f = orbitals.occupations();
    Matrix slopes = Matrix.zeros(e.length);
    for (int p = 0; p < e.length; p++) {
      for (int q = 0; q < e.length; q++) {
        double x = (e[q] - e[p]) / width;
        double slope;
        if (Math.abs(x) > FAR) {
          slope = -Math.abs((f[p] - f[q]) / x);
        } else {
          double ratio = Math.abs(x) < NEAR ? 1 + 0.5 * x : Math.expm1(x) / x;
          slope = -ratio * f[q] * (1 - f[p]);
        }
        slopes.set(p, q, slope / width);
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
    double[] f = orbitals.occupations();
    int n = e.length;
    double weight = 0;
    double shift = 0;
    for (int p = 0; p < n; p++) {
      weight += f[p] * (1 - f[p]);
      shift += f[p] * (1 - f[p]) * (fock.get(p, p) - e[p]);
    }
    double mu = weight > 0 ? shift / weight : 0;
    Matrix misfit = Matrix.zeros(n);
    for (int p = 0; p < n; p++) {
      misfit.set(p, p, 4 * f[p] * (1 - f[p]) * (fock.get(p, p) - e[p] - mu));
      for (int q = 0; q < p; q++) {
        double gap = e[p] - e[q];
        double slope = gap > 1e-6 * width ? width * (f[q] - f[p]) / gap : f[p] * (1 - f[p]);
        misfit.set(p, q, 4 * slope * fock.get(p, q));
        misfit.set(q, p, misfit.get(p, q));
      }
    }
    return misfit;
  }
}
