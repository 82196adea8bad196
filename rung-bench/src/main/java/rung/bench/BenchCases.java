package rung.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.functional.Functional;
import rung.functional.PointModel;
import rung.functional.form.EnergyForm;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.grid.GridSettings;
import rung.grid.GridSpec;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.FittedExchange;
import rung.integral.FittedRepulsion;
import rung.integral.OneElectronIntegrals;
import rung.integral.PointPotentials;
import rung.integral.SymmetricProduct;
import rung.integral.ThreeCentreIntegrals;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.neural.Activation;
import rung.neural.Architecture;
import rung.neural.MultilayerPerceptron;
import rung.neural.optimizer.AdamOptimizer;
import rung.neural.optimizer.ParameterOptimizer;
import rung.parallel.Workers;
import rung.response.ConjugateGradients;
import rung.response.ImplicitGradient;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.StabilityPolicy;
import rung.scf.solver.Convergence;
import rung.system.ChargeAndSpin;
import rung.system.Molecule;
import rung.system.file.GeometryFile;

/** The cases of {@code ./rung bench}. */
final class BenchCases {
  private static final String WATER = "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692";

  private BenchCases() {}

  static List<BenchCase> all() {
    List<BenchCase> cases = new ArrayList<>();
    // First, because it tells the peak memory of the process so far.
    cases.add(new BenchCase("training-step-water-6-311++g**", 30, 10, 7, BenchCases::trainingStep));
    cases.addAll(
        List.of(
            new BenchCase(
                "scf-water-def2-svp", 8, 30, 9, () -> scf(molecule(WATER), "pbe", "def2-svp")),
            new BenchCase(
                "scf-benzene-def2-svp", 130, 2, 3, () -> scf(benzene(), "pbe", "def2-svp")),
            new BenchCase(
                "scf-and-stability-benzene-def2-svp",
                260,
                2,
                3,
                () -> scf(benzene(), "pbe", "def2-svp", StabilityPolicy.CHECK)),
            new BenchCase(
                "scf-benzene-def2-tzvp", 300, 1, 3, () -> scf(benzene(), "pbe", "def2-tzvp")),
            new BenchCase(
                "scf-benzene-pbe0-def2-svp", 200, 2, 3, () -> scf(benzene(), "pbe0", "def2-svp")),
            new BenchCase(
                "scf-water-lh07t-svwn-def2-tzvp",
                160,
                3,
                5,
                () -> scf(molecule(WATER), "lh07t-svwn", "def2-tzvp")),
            new BenchCase("fitted-exchange-benzene-def2-svp", 30, 5, 5, BenchCases::fittedExchange),
            new BenchCase(
                "point-potentials-water-def2-tzvp", 60, 5, 5, BenchCases::pointPotentials),
            new BenchCase("three-centre-benzene-def2-tzvp", 30, 3, 5, BenchCases::threeCentre)));
    cases.addAll(FunctionalCases.all());
    return cases;
  }

  /** One step of training a neural GGA on an energy, everything from the geometry on. */
  private static String trainingStep() {
    EnergyForm form = NeuralPreset.GGA.design("pbe", TrainedConstants.NONE).form();
    Map<String, PointModel> networks = new LinkedHashMap<>();
    form.networks()
        .forEach(
            (name, inputs) ->
                networks.put(
                    name,
                    MultilayerPerceptron.create(
                        new Architecture(inputs, List.of(32, 32, 32), Activation.SILU), 1)));
    FormFunctional functional = new FormFunctional(form, networks);
    KohnShamSystem system =
        KohnShamSystem.build(molecule(WATER), settings("6-311++G**", functional), Workers.single());
    ScfSolution solution =
        ScfLadder.once(new Convergence(100, 1e-8, 1e-5))
            .solve(system, functional, null, Workers.single());
    double[] gradient = new double[functional.parameters().size()];
    ImplicitGradient.add(solution, 1, null, ConjugateGradients.DEFAULT, Workers.single(), gradient);
    AdamOptimizer adam = new AdamOptimizer(AdamOptimizer.Decay.DECOUPLED, 0);
    double[] theta =
        adam.step(
            functional.parameters().values(),
            point -> new ParameterOptimizer.Slope(solution.energy(), gradient),
            1e-3);
    return String.format(
        Locale.ROOT,
        "neural GGA, %d parameters, %d functions, %d grid points, %d iterations, E = %.8f, peak"
            + " memory of the process %d MiB",
        theta.length,
        system.basis().size(),
        system.grid().size(),
        solution.iterations(),
        solution.energy(),
        PeakMemory.mebibytes());
  }

  private static String scf(Molecule molecule, String xc, String basis) {
    return scf(molecule, xc, basis, StabilityPolicy.OFF);
  }

  private static String scf(Molecule molecule, String xc, String basis, StabilityPolicy stability) {
    Functional functional = Functionals.parse(xc);
    SystemSettings settings = settings(basis, functional);
    KohnShamSystem system = KohnShamSystem.build(molecule, settings, Workers.single());
    ScfSolution solution =
        ScfLadder.once(new Convergence(100, 1e-10, 1e-5))
            .with(stability)
            .solve(system, functional, null, Workers.single());
    return String.format(
        Locale.ROOT,
        "%s, %d functions, %d grid points, %d iterations, E = %.8f",
        xc.toUpperCase(Locale.ROOT),
        system.basis().size(),
        system.grid().size(),
        solution.iterations(),
        solution.energy());
  }

  /** Three-centre integrals, their fit and one exchange matrix of as many orbitals as occupied. */
  private static String fittedExchange() {
    Molecule molecule = benzene();
    Basis basis = Basis.of(molecule, BasisLibrary.load("def2-svp"));
    Basis aux = Basis.of(molecule, BasisLibrary.load("def2-universal-jkfit"));
    FittedRepulsion repulsion = FittedRepulsion.of(basis, aux, Workers.single());
    int occupied = molecule.electrons() / 2;
    Matrix orbitals =
        Decompositions.orthogonaliser(OneElectronIntegrals.overlap(basis), 1e-7)
            .columns(0, occupied);
    List<Matrix> exchange =
        FittedExchange.of(repulsion, Workers.single())
            .exchange(List.of(SymmetricProduct.square(orbitals)), Workers.single());
    return String.format(
        Locale.ROOT,
        "%d functions, %d fitting functions, %d orbitals, largest element %.6f",
        basis.size(),
        aux.size(),
        occupied,
        exchange.get(0).maxAbs());
  }

  /** Potentials of all products of functions at all points of a grid, block by block. */
  private static String pointPotentials() {
    Molecule molecule = molecule(WATER);
    Basis basis = Basis.of(molecule, BasisLibrary.load("def2-tzvp"));
    MolecularGrid grid =
        MolecularGrid.build(molecule, GridSettings.of(GridSpec.parse("3")), Workers.single());
    PointPotentials potentials = new PointPotentials(basis, CoulombKernel.FULL);
    double largest = 0;
    for (int block = 0; block < grid.blocks(); block++) {
      int from = grid.blockStart(block);
      int to = grid.blockEnd(block);
      double[][] points = {
        Arrays.copyOfRange(grid.x(), from, to),
        Arrays.copyOfRange(grid.y(), from, to),
        Arrays.copyOfRange(grid.z(), from, to)
      };
      for (double[] row : potentials.evaluate(points)) {
        largest = Math.max(largest, row[0]);
      }
    }
    return String.format(
        Locale.ROOT,
        "%d products at %d points, largest seen %.6f",
        potentials.rows(),
        grid.size(),
        largest);
  }

  private static String threeCentre() {
    Molecule molecule = benzene();
    Basis basis = Basis.of(molecule, BasisLibrary.load("def2-tzvp"));
    Basis aux = Basis.of(molecule, BasisLibrary.load("def2-universal-jkfit"));
    double[][] rows = ThreeCentreIntegrals.compute(basis, aux, Workers.single());
    return String.format(
        Locale.ROOT,
        "%d rows of %d functions, %d fitting functions",
        rows.length,
        basis.size(),
        aux.size());
  }

  static SystemSettings settings(String basis, Functional functional) {
    return new SystemSettings(
        BasisLibrary.load(basis),
        SystemSettings.fittingBasis("auto", List.of(functional)),
        GridSpec.parse("3"),
        Reference.AUTO,
        SystemSettings.DEFAULT_MEMORY_BUDGET);
  }

  static Molecule molecule(String geometry) {
    return GeometryFile.inline(geometry, "bench", ChargeAndSpin.UNSAID);
  }

  static Molecule benzene() {
    StringBuilder geometry = new StringBuilder();
    for (int k = 0; k < 6; k++) {
      double cos = Math.cos(k * Math.PI / 3);
      double sin = Math.sin(k * Math.PI / 3);
      geometry.append(
          String.format(
              Locale.ROOT,
              "C %.10f %.10f 0; H %.10f %.10f 0; ",
              1.3915 * cos,
              1.3915 * sin,
              2.4715 * cos,
              2.4715 * sin));
    }
    return molecule(geometry.substring(0, geometry.length() - 2));
  }
}
