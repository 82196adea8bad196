package rung.integral;

import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Exact Coulomb repulsion, J_μν = Σ_κλ (μν|κλ) D_κλ, without storing or even forming four-index
 * integrals: the density is expanded in Hermite Gaussians, their potential is evaluated with the
 * Hermite Gaussians of each pair μν, and these are contracted at the end (G. R. Ahmadi, J. Almlöf,
 * Chem. Phys. Lett. 246, 364 (1995); C. A. White, M. Head-Gordon, J. Chem. Phys. 104, 2620 (1996)).
 *
 * <p>Screening is by Schwarz's inequality over primitives, sorted by norm: for each primitive of μν
 * the tail of the density is left out as soon as the sum of the bounds of all that is left falls
 * below {@link #THRESHOLD}. Error budget: 10⁻¹⁰ hartree for an element of J.
 */
public final class FourCentreRepulsion implements ElectronRepulsion {
  /** Largest contribution of a primitive to an element of J that may be left out, hartree. */
  public static final double THRESHOLD = 1e-13;

  /** Primitive products with √(ab|ab) below this are left out for good. */
  private static final double NEGLIGIBLE = 1e-14;

  private static final int PORTION = 64;

  private final int size;
  private final List<ShellPairs> portions;
  private final List<List<HermiteExpansion>> expansions;

  /** Expands the pairs of the basis. */
  public FourCentreRepulsion(Basis basis, Workers workers) {
    size = basis.size();
    portions = ShellPairs.portions(basis, PORTION);
    expansions = workers.map(portions.size(), i -> portions.get(i).expand(NEGLIGIBLE));
  }

  @Override
  public Matrix coulomb(Matrix totalDensity, Workers workers) {
    List<HermiteDensity> density = HermiteDensity.of(portions, expansions, totalDensity);
    Matrix coulomb = Matrix.zeros(size);
    workers.forEach(
        portions.size(),
        i -> {
          HermitePotential potential = new HermitePotential(density, portions.get(i).degree());
          for (int k = 0; k < portions.get(i).size(); k++) {
            Shell a = portions.get(i).first().get(k);
            Shell b = portions.get(i).second().get(k);
            potential.add(expansions.get(i).get(k), a, b, THRESHOLD, coulomb);
          }
        });
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        coulomb.set(j, i, coulomb.get(i, j));
      }
    }
    return coulomb;
  }
}
