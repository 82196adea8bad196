package rung.response;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.DensityChange;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.KohnShamProblem;
import rung.term.KohnShamState;
import rung.term.Term;

/**
 * How far from self-consistency one undamped step of C. C. J. Roothaan's iteration (Rev. Mod. Phys.
 * 23, 69 (1951)) leaves a fixed density D₀, as a smooth function of θ: with the orbitals C of F(D₀;
 * θ), their occupations n, D₁ = C n Cᵀ and f = Cᵀ F(D₁; θ) C,
 *
 * <p>R(θ) = ¼ Σ_σ m_σ Σ_pq f_pq² (n_q − n_p)², ½ Σ m f_ai² with whole electrons, hartree².
 *
 * <p>Its gradient is exact: through F(D₁; θ), through D₁ by the response of F, and through C and n
 * by first-order perturbation theory, δD₁ = C [w ∘ (Cᵀ δF(D₀) C)] Cᵀ with w the divided differences
 * of n. It is one step unrolled; a level that crosses another at the gap makes R jump.
 */
public final class RoothaanStep {
  /** Levels that are nearer than this have no divided difference worth the name, hartree. */
  private static final double SMALLEST_GAP = 1e-6;

  private final KohnShamProblem problem;
  private final Density start;
  private final List<Orbitals> orbitals;
  private final KohnShamState after;
  private final List<Matrix> fock = new ArrayList<>();

  private RoothaanStep(
      KohnShamProblem problem, Density start, List<Orbitals> orbitals, KohnShamState after) {
    this.problem = problem;
    this.start = start;
    this.orbitals = orbitals;
    this.after = after;
    for (int s = 0; s < orbitals.size(); s++) {
      fock.add(LinearAlgebra.transform(after.fock().get(s), orbitals.get(s).coefficients()));
    }
  }

  /** The step from a density that no θ changes. */
  public static RoothaanStep from(Density start, KohnShamProblem problem, Workers workers) {
    KohnShamState before = problem.hamiltonian().at(start, workers);
    List<Orbitals> filled = problem.occupation().fill(problem.discretisation(), before.fock());
    KohnShamState after = problem.hamiltonian().at(Occupation.density(filled), workers);
    return new RoothaanStep(problem, start, filled, after);
  }

  /** R, hartree². */
  public double residual() {
    double sum = 0;
    for (int s = 0; s < fock.size(); s++) {
      double[] n = orbitals.get(s).occupations();
      for (int p = 0; p < n.length; p++) {
        for (int q = 0; q < n.length; q++) {
          double commutator = fock.get(s).get(p, q) * (n[q] - n[p]);
          sum += 0.25 * multiplicity() * commutator * commutator;
        }
      }
    }
    return sum;
  }

  private int multiplicity() {
    return start.multiplicity();
  }

  /** Adds seed · dR/dθ to {@code gradient}. */
  public void addParameterGradient(double seed, Workers workers, double[] gradient) {
    List<Matrix> byFock = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      byFock.add(back(s, slopeByFock(s)));
    }
    Term.Response response = problem.hamiltonian().linearise(after.density(), workers);
    List<Matrix> answered = response.apply(DensityChange.ofMatrices(byFock));
    List<Matrix> byStart = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      Matrix c = orbitals.get(s).coefficients();
      Matrix slope = slopeByDensity(s).plus(1, LinearAlgebra.transform(answered.get(s), c));
      byStart.add(back(s, followed(s, slope)));
    }
    add(after.density(), byFock, seed, workers, gradient);
    add(start, byStart, seed, workers, gradient);
  }

  /** ⟨W, ∂F/∂θ⟩ = ∂/∂θ ⟨∂E/∂D, W/m⟩. */
  private void add(
      Density at, List<Matrix> weights, double seed, Workers workers, double[] gradient) {
    List<Matrix> multiplier = weights.stream().map(w -> w.times(seed / multiplicity())).toList();
    problem.hamiltonian().addParameterGradient(at, 0, multiplier, workers, gradient);
  }

  private Matrix back(int spin, Matrix inOrbitals) {
    return LinearAlgebra.transform(inOrbitals, orbitals.get(spin).coefficients().transpose());
  }

  /** ∂R/∂f. */
  private Matrix slopeByFock(int spin) {
    double[] n = orbitals.get(spin).occupations();
    Matrix slope = Matrix.zeros(n.length);
    for (int p = 0; p < n.length; p++) {
      for (int q = 0; q < n.length; q++) {
        double difference = n[q] - n[p];
        slope.set(p, q, 0.5 * multiplicity() * fock.get(spin).get(p, q) * difference * difference);
      }
    }
    return slope;
  }

  /** ∂R/∂D₁ at fixed f, in the orbitals: ½ m (f c − c f) with c = f n − n f. */
  private Matrix slopeByDensity(int spin) {
    double[] n = orbitals.get(spin).occupations();
    Matrix f = fock.get(spin);
    Matrix c = Matrix.zeros(n.length);
    for (int p = 0; p < n.length; p++) {
      for (int q = 0; q < n.length; q++) {
        c.set(p, q, f.get(p, q) * (n[q] - n[p]));
      }
    }
    return LinearAlgebra.multiply(f, c)
        .plus(-1, LinearAlgebra.multiply(c, f))
        .times(0.5 * multiplicity());
  }

  /** ∂R/∂F(D₀) in the orbitals, from ∂R/∂D₁: how orbitals and occupations follow. */
  private Matrix followed(int spin, Matrix slope) {
    Matrix quotients = quotients(orbitals.get(spin));
    int size = quotients.rows();
    double all = 0;
    double along = 0;
    for (int p = 0; p < size; p++) {
      all += quotients.get(p, p);
      along += quotients.get(p, p) * slope.get(p, p);
    }
    // all levels alike change no occupation
    double level = all == 0 ? 0 : along / all;
    Matrix followed = Matrix.zeros(size);
    for (int p = 0; p < size; p++) {
      for (int q = 0; q < size; q++) {
        followed.set(p, q, quotients.get(p, q) * (slope.get(p, q) - (p == q ? level : 0)));
      }
    }
    return followed;
  }

  private Matrix quotients(Orbitals block) {
    @Nullable Matrix slopes = problem.occupation().slopes(block);
    if (slopes != null) {
      return slopes;
    }
    double[] e = block.energies();
    double[] n = block.occupations();
    Matrix quotients = Matrix.zeros(e.length);
    for (int p = 0; p < e.length; p++) {
      for (int q = 0; q < e.length; q++) {
        double gap = e[p] - e[q];
        boolean apart = n[p] != n[q] && Math.abs(gap) > SMALLEST_GAP;
        quotients.set(p, q, apart ? (n[p] - n[q]) / gap : 0);
      }
    }
    return quotients;
  }
}
