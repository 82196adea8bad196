package rung.lab;

import java.util.ArrayList;
import java.util.List;
import rung.discretisation.Discretisation;
import rung.discretisation.Guess;
import rung.grid.AoBlock;
import rung.grid.BasisValues;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.ExchangeOperator;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Molecule;

/**
 * Electrons on a line: the points of a uniform grid are the basis functions, δ_μg/√h, and
 * everything repels and attracts by A exp(−κ|x − x'|) (T. E. Baker et al., Phys. Rev. B 91, 235141
 * (2015)). Kinetic energy by the five-point stencil of the second derivative.
 */
public final class LineWorld implements Discretisation {
  static final double A = 1.071295;
  static final double KAPPA = 1 / 2.385345;

  private final Molecule molecule;
  private final int spins;
  private final double h;
  private final MolecularGrid grid;
  private final Matrix identity;
  private final Matrix core;
  private final Matrix interaction;

  /**
   * A molecule whose atoms lie on the x axis.
   *
   * @param spins 1 for a closed shell, else 2
   */
  LineWorld(Molecule molecule, int spins, int points, double h) {
    this.molecule = molecule;
    this.spins = spins;
    this.h = h;
    double[] x = new double[points];
    double[] weights = new double[points];
    for (int g = 0; g < points; g++) {
      x[g] = (g - 0.5 * (points - 1)) * h;
      weights[g] = h;
    }
    this.grid =
        MolecularGrid.ofPoints(molecule, x, new double[points], new double[points], weights);
    this.identity = Matrix.identity(points);
    this.core = Matrix.zeros(points);
    this.interaction = Matrix.zeros(points);
    double[] stencil = {2.5, -4.0 / 3, 1.0 / 12};
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        double distance = Math.abs(grid.x()[i] - grid.x()[j]);
        interaction.set(i, j, repulsion(distance));
        int apart = (int) Math.round(distance / h);
        core.set(i, j, apart < 3 ? 0.5 * stencil[apart] / (h * h) : 0);
      }
      for (Atom atom : molecule.atoms()) {
        core.add(i, i, -atom.charge() * repulsion(Math.abs(grid.x()[i] - atom.x())));
      }
    }
  }

  private static double repulsion(double distance) {
    return A * Math.exp(-KAPPA * distance);
  }

  @Override
  public int size() {
    return identity.rows();
  }

  @Override
  public int spins() {
    return spins;
  }

  @Override
  public int occupied(int spin) {
    return spin == 0 ? molecule.alphaElectrons() : molecule.betaElectrons();
  }

  @Override
  public Matrix overlap() {
    return identity;
  }

  @Override
  public Matrix core() {
    return core;
  }

  @Override
  public Matrix orthogonaliser() {
    return identity;
  }

  @Override
  public List<Atom> atoms() {
    return molecule.atoms();
  }

  @Override
  public double nuclearRepulsion() {
    double sum = 0;
    for (int i = 0; i < atoms().size(); i++) {
      for (int j = 0; j < i; j++) {
        double distance = Math.abs(atoms().get(i).x() - atoms().get(j).x());
        sum += atoms().get(i).charge() * atoms().get(j).charge() * repulsion(distance);
      }
    }
    return sum;
  }

  @Override
  public Matrix coulomb(Matrix totalDensity, Workers workers) {
    int n = size();
    double[] density = new double[n];
    for (int g = 0; g < n; g++) {
      density[g] = totalDensity.get(g, g);
    }
    Matrix potential = LinearAlgebra.multiply(interaction, new Matrix(n, 1, density));
    Matrix coulomb = Matrix.zeros(n);
    for (int g = 0; g < n; g++) {
      coulomb.set(g, g, potential.get(g, 0));
    }
    return coulomb;
  }

  @Override
  public ExchangeOperator exchange(CoulombKernel kernel, Workers workers) {
    return (densities, any) -> densities.stream().map(d -> product(d.matrix())).toList();
  }

  private Matrix product(Matrix density) {
    double[] k = interaction.data().clone();
    for (int i = 0; i < k.length; i++) {
      k[i] *= density.data()[i];
    }
    return new Matrix(size(), size(), k);
  }

  @Override
  public MolecularGrid grid() {
    return grid;
  }

  @Override
  public BasisValues values(boolean curved, Workers workers) {
    return new Points(grid, h);
  }

  @Override
  public Guess guess(Workers workers) {
    List<Matrix> fock = new ArrayList<>();
    for (int s = 0; s < spins; s++) {
      fock.add(core);
    }
    return Guess.of(Occupation.density(Occupation.AUFBAU.fill(this, fock)));
  }

  /** The points as functions: each is 1/√h at its own and zero at all others. */
  private record Points(MolecularGrid grid, double h) implements BasisValues {
    @Override
    public int blocks() {
      return grid.blocks();
    }

    @Override
    public int[] functions(int block) {
      int[] functions = new int[grid.blockEnd(block) - grid.blockStart(block)];
      for (int g = 0; g < functions.length; g++) {
        functions[g] = grid.blockStart(block) + g;
      }
      return functions;
    }

    @Override
    public AoBlock block(int block) {
      int[] functions = functions(block);
      int n = functions.length;
      double[] values = new double[n * n];
      for (int g = 0; g < n; g++) {
        values[g * n + g] = 1 / Math.sqrt(h);
      }
      double[][] none = new double[0][];
      return new AoBlock(grid.blockStart(block), n, functions, values, none, none);
    }
  }
}
