package rung.molecular;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.functional.named.Functionals;
import rung.grid.UnprunedGrid;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.solver.Attempt;
import rung.scf.solver.Convergence;
import rung.scf.solver.DiisSolver;
import rung.scf.solver.KohnShamProblem;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.term.Hamiltonian;

/**
 * Superposition of atomic densities, the usual start of an SCF (J. H. Van Lenthe et al., J. Comput.
 * Chem. 27, 926 (2006)): spherically averaged neutral atoms, LDA with the occupations of {@link
 * AtomicShells} in the molecule's own basis.
 */
final class AtomicDensities {
  private static final ScfLadder SOLVER =
      new ScfLadder(
          List.of(new Attempt(List.of(new DiisSolver(6)), new Convergence(60, 1e-6, 1e-5))));

  /** Far above rounding, far below what an SCF would notice. */
  private static final double UNEVENNESS = 1e-5;

  private AtomicDensities() {}

  /**
   * Block-diagonal density with the molecule's numbers of α and β electrons.
   *
   * @param spins (n_α − n_β)/n of each atom, before the numbers are made right
   */
  static Guess superpose(KohnShamSystem system, double[] spins) {
    int nao = system.basis().size();
    List<Matrix> bySpin = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      bySpin.add(Matrix.zeros(nao));
    }
    Map<Integer, Matrix> known = new HashMap<>();
    List<String> notes = new ArrayList<>();
    double[] electrons = new double[system.spins()];
    for (int atom = 0; atom < system.molecule().atoms().size(); atom++) {
      Atom at = system.molecule().atoms().get(atom);
      if (at.ghost()) {
        continue;
      }
      int first = firstFunction(system.basis(), atom);
      Matrix block =
          known.computeIfAbsent(
              at.element().number(), z -> density(at.element(), system.settings().basis(), notes));
      double[] uneven = uneven(system.basis(), atom, block.rows());
      for (int s = 0; s < electrons.length; s++) {
        double share = s == 0 ? 1 + spins[atom] : 1 - spins[atom];
        for (int i = 0; i < block.rows(); i++) {
          for (int j = 0; j < block.rows(); j++) {
            double even = share * block.get(i, j);
            bySpin.get(s).set(first + i, first + j, (1 + uneven[i] + uneven[j]) * even);
          }
        }
        electrons[s] += share * at.charge();
      }
    }
    for (int s = 0; s < electrons.length; s++) {
      double scale = electrons[s] == 0 ? 0 : system.occupied(s) / electrons[s];
      bySpin.set(s, bySpin.get(s).times(scale));
    }
    return new Guess(Density.of(bySpin), notes);
  }

  /**
   * Small shares that differ inside a shell and sum to nothing: which way a degenerate open shell
   * points is then decided here, not by rounding.
   */
  private static double[] uneven(Basis basis, int atom, int functions) {
    double[] shares = new double[functions];
    int next = 0;
    for (Shell shell : basis.shells()) {
      for (int m = 0; shell.atom() == atom && m < shell.size(); m++) {
        shares[next++] = UNEVENNESS * (m - 0.5 * (shell.size() - 1));
      }
    }
    return shares;
  }

  static int firstFunction(Basis basis, int atom) {
    return basis.shells().stream()
        .filter(shell -> shell.atom() == atom)
        .mapToInt(Shell::offset)
        .min()
        .orElse(0);
  }

  /** Total density of a neutral atom in the functions of a basis set, [functions, functions]. */
  private static Matrix density(Element element, BasisSet set, List<String> notes) {
    Matrix factor = orbitals(element, set, notes).factor();
    return LinearAlgebra.multiply(factor, false, factor, true).times(2);
  }

  /** Orbitals of one spin of a neutral, spherical atom in the functions of a basis set. */
  static Orbitals orbitals(Element element, BasisSet set, List<String> notes) {
    Basis target = Basis.of(atom(element), set);
    // Cartesian d shells hold an s function too; the atom is solved in the pure ones.
    BasisSet pure = new BasisSet(set.name(), false, set.shells());
    ScfSolution solution = solve(element, pure);
    if (!solution.converged()) {
      notes.add(
          "the atomic density of "
              + element.symbol()
              + ", with which the SCF began, is not converged: "
              + solution.outcome().reason());
    }
    Orbitals spherical = solution.orbitals().getFirst();
    if (!set.cartesian()) {
      return spherical;
    }
    Matrix change = pureInCartesian(target, spherical.coefficients().rows());
    return new Orbitals(
        LinearAlgebra.multiply(change, true, spherical.coefficients(), false),
        spherical.energies(),
        spherical.occupations());
  }

  private static Molecule atom(Element element) {
    return new Molecule(List.of(new Atom(element, 0, 0, 0, false)), 0, element.number() % 2);
  }

  private static ScfSolution solve(Element element, BasisSet set) {
    // Spherical densities are integrated exactly by any angular rule once averaged over m.
    SystemSettings settings =
        new SystemSettings(
            set,
            BasisLibrary.load("def2-universal-jfit"),
            new UnprunedGrid(60, 6),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    KohnShamSystem system = KohnShamSystem.build(atom(element), settings, Workers.single());
    AtomicShells shells = new AtomicShells(element.number(), system.basis());
    KohnShamProblem problem =
        new KohnShamProblem(new Hamiltonian(system, Functionals.parse("svwn5")), shells);
    Density start = shells.density(system, Collections.nCopies(system.spins(), system.core()));
    return SOLVER.solve(problem, start, ScfObserver.NONE, Workers.single());
  }

  /** Rows: pure functions, columns: Cartesian functions of the same shells. */
  private static Matrix pureInCartesian(Basis cartesian, int pureFunctions) {
    Matrix change = Matrix.zeros(pureFunctions, cartesian.size());
    int row = 0;
    for (Shell shell : cartesian.shells()) {
      double[][] pure = SolidHarmonics.transform(shell.l(), false);
      double[][] own = SolidHarmonics.transform(shell.l(), shell.cartesian());
      for (int m = 0; m < pure.length; m++) {
        for (int c = 0; c < own.length; c++) {
          double value = shell.cartesian() ? pure[m][c] / own[c][c] : (m == c ? 1 : 0);
          change.set(row + m, shell.offset() + c, value);
        }
      }
      row += pure.length;
    }
    return change;
  }
}
