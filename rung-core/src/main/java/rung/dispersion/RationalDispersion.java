package rung.dispersion;

import java.util.ArrayList;
import java.util.List;
import rung.system.Atom;
import rung.system.Molecule;

/**
 * D3 with rational damping, D3(BJ), of one geometry: the two-body energy of S. Grimme, J. Antony,
 * S. Ehrlich, H. Krieg, J. Chem. Phys. 132, 154104 (2010), with the damping of S. Grimme, S.
 * Ehrlich, L. Goerigk, J. Comput. Chem. 32, 1456 (2011), eq. 6,
 *
 * <p>E = −Σ_{A&lt;B} [ s₆ C₆/(R⁶ + f⁶) + s₈ C₈/(R⁸ + f⁸) ], f = a₁ R₀ + a₂, R₀ = √(C₈/C₆), C₈ = 3
 * C₆ √(Q_A Q_B).
 *
 * <p>C₆ is the mean of those of reference systems with the weights exp(−4 [(n_A − n_k)² + (n_B −
 * n_m)²]), n the coordination number Σ_B 1/(1 + exp(−16 [(4/3) (R_A + R_B)/R_AB − 1])) with
 * covalent radii (2010, eq. 15 and 16). All pairs have energy, at any distance. Ghosts have none.
 */
public final class RationalDispersion {
  private static final double STEEPNESS = 16;
  private static final double STRETCH = 4.0 / 3;
  private static final double WEIGHT_STEEPNESS = 4;

  /** The counting function does not vanish at infinity (1e-7); the published program ends here. */
  private static final double LARGEST_COUNTED_DISTANCE = 40;

  /**
   * A pair of atoms.
   *
   * @param r distance, bohr
   * @param c6 hartree bohr⁶
   * @param radius R₀, bohr
   */
  private record Pair(double r, double c6, double radius) {
    double c8() {
      return c6 * radius * radius;
    }
  }

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * The pairs of a molecule.
   *
   * @throws rung.system.InputException for elements that D3 has no coefficients of
   */
  public RationalDispersion(Molecule molecule) {
    List<Atom> atoms = molecule.atoms().stream().filter(atom -> !atom.ghost()).toList();
    List<ReferenceTable.Entry> entries =
        atoms.stream().map(atom -> ReferenceTable.entry(atom.element())).toList();
    List<double[]> weights = new ArrayList<>();
    for (int a = 0; a < atoms.size(); a++) {
      weights.add(weights(entries.get(a), coordination(a, atoms, entries)));
    }
    for (int a = 0; a < atoms.size(); a++) {
      for (int b = 0; b < a; b++) {
        double c6 = c6(entries.get(a), weights.get(a), entries.get(b), weights.get(b));
        double radius = Math.sqrt(3) * Math.sqrt(entries.get(a).moment() * entries.get(b).moment());
        pairs.add(new Pair(atoms.get(a).distance(atoms.get(b)), c6, radius));
      }
    }
  }

  private static double coordination(int a, List<Atom> atoms, List<ReferenceTable.Entry> entries) {
    double sum = 0;
    for (int b = 0; b < atoms.size(); b++) {
      double r = atoms.get(a).distance(atoms.get(b));
      if (b != a && r < LARGEST_COUNTED_DISTANCE) {
        double bond = STRETCH * (entries.get(a).radius() + entries.get(b).radius());
        sum += 1 / (1 + Math.exp(-STEEPNESS * (bond / r - 1)));
      }
    }
    return sum;
  }

  /** Weights of an element's references, their sum one. */
  private static double[] weights(ReferenceTable.Entry entry, double coordination) {
    double[] references = entry.coordination();
    double nearest = Double.POSITIVE_INFINITY;
    for (double reference : references) {
      nearest = Math.min(nearest, square(coordination - reference));
    }
    double[] weights = new double[references.length];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      // relative to the largest, so that no crowd of neighbours makes all of them vanish
      weights[k] = Math.exp(-WEIGHT_STEEPNESS * (square(coordination - references[k]) - nearest));
      sum += weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private static double c6(
      ReferenceTable.Entry a, double[] ofA, ReferenceTable.Entry b, double[] ofB) {
    double sum = 0;
    for (int k = 0; k < ofA.length; k++) {
      for (int m = 0; m < ofB.length; m++) {
        sum += ofA[k] * ofB[m] * ReferenceTable.c6(a, k, b, m);
      }
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }

  /** The energy with these constants, hartree. */
  public double energy(double s6, double s8, double a1, double a2) {
    double[] slopes = slopes(0, 0, a1, a2);
    return s6 * slopes[0] + s8 * slopes[1];
  }

  /** ∂E/∂s₆, ∂E/∂s₈, ∂E/∂a₁ and ∂E/∂a₂. */
  public double[] slopes(double s6, double s8, double a1, double a2) {
    double[] slopes = new double[4];
    for (Pair pair : pairs) {
      double f = a1 * pair.radius + a2;
      double sixth = Math.pow(pair.r, 6) + Math.pow(f, 6);
      double eighth = Math.pow(pair.r, 8) + Math.pow(f, 8);
      slopes[0] -= pair.c6 / sixth;
      slopes[1] -= pair.c8() / eighth;
      double byF =
          6 * s6 * pair.c6 * Math.pow(f, 5) / square(sixth)
              + 8 * s8 * pair.c8() * Math.pow(f, 7) / square(eighth);
      slopes[2] += byF * pair.radius;
      slopes[3] += byF;
    }
    return slopes;
  }
}
