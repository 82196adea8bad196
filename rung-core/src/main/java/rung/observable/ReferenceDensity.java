package rung.observable;

import java.util.List;
import java.util.Locale;
import rung.basis.Basis;
import rung.discretisation.Density;
import rung.discretisation.Quadrature;
import rung.grid.AoBlock;
import rung.grid.AtomicOrbitals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * The density of a Molden file on a system's grid. The file's basis may be any other one; its
 * nuclei must be those of the system, in place and orientation.
 */
public final class ReferenceDensity {
  /** Largest distance between a nucleus of the file and of the system, bohr. */
  private static final double SAME_PLACE = 1e-3;

  private static final double SAME_ELECTRONS = 1e-2;
  private static final int FLOOR_ITERATIONS = 30;

  private final KohnShamSystem system;
  private final double[] values;
  private final Matrix total;
  private final Matrix cross;

  private ReferenceDensity(KohnShamSystem system, double[] values, Matrix total, Matrix cross) {
    this.system = system;
    this.values = values;
    this.total = total;
    this.cross = cross;
  }

  /**
   * Evaluates the file's density on the system's grid.
   *
   * @throws InputException if nuclei or electron numbers differ
   */
  public static ReferenceDensity on(KohnShamSystem system, MoldenFile file, Workers workers) {
    requireSame(system.molecule(), file);
    Matrix total = total(file);
    AtomicOrbitals theirs = AtomicOrbitals.of(file.basis(), system.grid(), 0, 0, workers);
    double[] values = new double[system.grid().size()];
    workers.forEach(theirs.blocks(), b -> fill(theirs.block(b), total, values));
    return new ReferenceDensity(
        system, values, total, cross(system, file.basis(), theirs, workers));
  }

  /**
   * Refuses a file whose nuclei or electron number are not the molecule's.
   *
   * @throws InputException naming the first difference
   */
  public static void requireSame(Molecule molecule, MoldenFile file) {
    requireSameNuclei(molecule, file.molecule());
    if (Math.abs(file.electrons() - molecule.electrons()) > SAME_ELECTRONS) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "the file's density holds %.4f electrons, the system %d",
              file.electrons(),
              molecule.electrons()),
          "",
          "give the density of the same charge");
    }
  }

  /** n_ref [point]. */
  public double[] values() {
    return values.clone();
  }

  /** The array of {@link #values} itself. */
  double[] sharedValues() {
    return values;
  }

  /** The system on whose grid it is. */
  KohnShamSystem system() {
    return system;
  }

  /**
   * What the system's basis leaves of the distance: the smallest Σ_g w_g (n_g − n_ref,g)² / N over
   * all symmetric matrices D in the basis, by conjugate gradients in orthonormal functions from the
   * reference's own density matrix projected into the basis, P D Pᵀ with P = S⁻¹ S_ab. A fixed,
   * small number of iterations: an upper bound that lies well below what an SCF reaches.
   */
  public double floor(Workers workers) {
    Matrix x = system.orthogonaliser();
    Matrix half = LinearAlgebra.multiply(x, true, cross, false);
    Matrix d = LinearAlgebra.multiply(LinearAlgebra.multiply(half, total), false, half, true);
    Quadrature quadrature = Quadrature.of(system, workers);
    double[] weights = system.grid().weights();
    double[] residual = values.clone();
    Vectors.addScaled(-1, onGrid(quadrature, d), residual);
    Matrix direction = Matrix.zeros(d.rows());
    double before = 1;
    for (int k = 0; k < FLOOR_ITERATIONS; k++) {
      Matrix gradient =
          LinearAlgebra.transform(quadrature.potential(Vectors.product(weights, residual)), x);
      double now = gradient.dot(gradient);
      direction = gradient.plus(k == 0 ? 0 : now / before, direction);
      before = now;
      double[] change = onGrid(quadrature, direction);
      double curvature = Vectors.dot(Vectors.product(weights, change), change);
      if (!(curvature > 0)) {
        break;
      }
      Vectors.addScaled(-now / curvature, change, residual);
    }
    return Vectors.dot(Vectors.product(weights, residual), residual)
        / Math.max(1, system.molecule().electrons());
  }

  /** Density on the grid of a matrix in orthonormal functions, which counts both spins. */
  private double[] onGrid(Quadrature quadrature, Matrix d) {
    Matrix x = system.orthogonaliser();
    Matrix inBasis = LinearAlgebra.multiply(LinearAlgebra.multiply(x, d), false, x, true);
    return quadrature.density(Density.of(List.of(inBasis.times(0.5))));
  }

  private static Matrix total(MoldenFile file) {
    Matrix[] bySpin = file.densityBySpin();
    return bySpin.length == 1 ? bySpin[0].times(2) : bySpin[0].plus(1, bySpin[1]);
  }

  private static void fill(AoBlock block, Matrix total, double[] values) {
    int active = block.active();
    int points = block.points();
    if (active == 0) {
      return;
    }
    Matrix chi = Matrix.copyOf(active, points, block.value());
    Matrix part = Matrix.zeros(active);
    for (int i = 0; i < active; i++) {
      for (int j = 0; j < active; j++) {
        part.set(i, j, total.get(block.functions()[i], block.functions()[j]));
      }
    }
    double[] product = LinearAlgebra.multiply(part, chi).data();
    for (int i = 0; i < active; i++) {
      for (int g = 0; g < points; g++) {
        values[block.start() + g] += chi.data()[i * points + g] * product[i * points + g];
      }
    }
  }

  /** ∫ χ_a χ_b of the system's functions with the file's, by quadrature [nao, file's nao]. */
  private static Matrix cross(
      KohnShamSystem system, Basis basis, AtomicOrbitals theirs, Workers workers) {
    Matrix cross = Matrix.zeros(system.basis().size(), basis.size());
    double[] weights = system.grid().weights();
    for (int b = 0; b < theirs.blocks(); b++) {
      AoBlock own = system.orbitals().block(b);
      AoBlock other = theirs.block(b);
      int points = own.points();
      if (own.active() == 0 || other.active() == 0) {
        continue;
      }
      double[] weighted = new double[other.active() * points];
      for (int j = 0; j < other.active(); j++) {
        for (int g = 0; g < points; g++) {
          weighted[j * points + g] = weights[own.start() + g] * other.value()[j * points + g];
        }
      }
      Matrix product =
          LinearAlgebra.multiply(
              Matrix.copyOf(own.active(), points, own.value()),
              false,
              Matrix.copyOf(other.active(), points, weighted),
              true);
      for (int i = 0; i < own.active(); i++) {
        for (int j = 0; j < other.active(); j++) {
          cross.add(own.functions()[i], other.functions()[j], product.get(i, j));
        }
      }
    }
    return cross;
  }

  private static void requireSameNuclei(Molecule ours, Molecule theirs) {
    List<Atom> a = ours.atoms().stream().filter(x -> !x.ghost()).toList();
    List<Atom> b = theirs.atoms().stream().filter(x -> !x.ghost()).toList();
    if (a.size() != b.size()) {
      throw new InputException(
          "the file has " + b.size() + " atoms, the system " + a.size(),
          "",
          "give a reference for this molecule");
    }
    for (int i = 0; i < a.size(); i++) {
      boolean same =
          a.get(i).element().equals(b.get(i).element()) && a.get(i).distance(b.get(i)) < SAME_PLACE;
      if (!same) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "atom %d is %s at (%.4f %.4f %.4f) bohr in the file, but %s at (%.4f %.4f %.4f) in the system",
                i + 1,
                b.get(i).element().symbol(),
                b.get(i).x(),
                b.get(i).y(),
                b.get(i).z(),
                a.get(i).element().symbol(),
                a.get(i).x(),
                a.get(i).y(),
                a.get(i).z()),
            "",
            "use the same geometry and orientation in the same order of atoms");
      }
    }
  }
}
