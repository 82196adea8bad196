package rung.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.cli.output.Json;
import rung.cli.output.Notes;
import rung.cli.output.ScfResult;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.guess.Guesses;
import rung.molecular.KohnShamSystem;
import rung.neural.model.FunctionalResolver;
import rung.orbital.MaximumOverlap;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.StabilityPolicy;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.file.GeometryFile;
import rung.term.Hamiltonian;

/** {@code ./rung scf}: one self-consistent field calculation. */
@CommandLine.Command(name = "scf", description = "Solves the Kohn-Sham equations of one molecule.")
public final class ScfCommand implements Command {
  private static final String OVERLAP = "overlap";

  @Parameters(
      paramLabel = "FILE",
      description = "Geometry: XYZ, extended XYZ or QCSchema JSON; - for the standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--xc",
      paramLabel = "NAME|MODEL",
      defaultValue = "pbe",
      description =
          "Functional: names joined as 0.5*lda_x+lda_c_pw, or a model directory (default:"
              + " ${DEFAULT-VALUE}).")
  private String xc = "pbe";

  @CommandLine.Mixin private MethodOptions method = new MethodOptions();

  @Option(names = "--charge", description = "Total charge (default: from the file, else 0).")
  private @Nullable Integer charge;

  @Option(
      names = "--spin",
      description =
          "2S, the number of unpaired electrons (default: from the file, else the least).")
  private @Nullable Integer spin;

  @Option(
      names = "--frame",
      paramLabel = "N",
      description = "Which of several geometries of the file, from 1 (default: the last).")
  private @Nullable Integer frame;

  @Option(
      names = "--max-iterations",
      defaultValue = "100",
      description = "Largest number of SCF iterations (default: ${DEFAULT-VALUE}).")
  private int maxIterations = 100;

  @Option(
      names = "--energy-tolerance",
      defaultValue = "1e-9",
      description = "Largest change of the energy at the end, hartree (default: ${DEFAULT-VALUE}).")
  private double energyTolerance = 1e-9;

  @Option(
      names = "--gradient-tolerance",
      defaultValue = "1e-6",
      description = "Largest orbital gradient at the end, hartree (default: ${DEFAULT-VALUE}).")
  private double gradientTolerance = 1e-6;

  @Option(
      names = {"--occupation", "--smearing"},
      paramLabel = "POLICY",
      defaultValue = "aufbau",
      description =
          "aufbau: whole electrons in the lowest orbitals; fractional: spread evenly over a"
              + " degenerate shell; fermi:WIDTH or gaussian:WIDTH: smeared, width in hartree, the"
              + " energy is then the free energy; overlap: whole electrons in the orbitals most like"
              + " those of the guess (default: ${DEFAULT-VALUE}).")
  private String occupation = "aufbau";

  @Option(
      names = "--guess",
      paramLabel = "GUESS",
      defaultValue = "atomic",
      description =
          "Where the SCF begins: atomic, core, huckel, basis:NAME, or a Molden file; with mixed:"
              + " before it HOMO and LUMO are mixed apart for the two spins, with promoted: one"
              + " electron is lifted (default: ${DEFAULT-VALUE}).")
  private String guess = "atomic";

  @Option(
      names = "--solver",
      paramLabel = "NAMES",
      defaultValue = "usual",
      description =
          "Solvers in their order, of two-grid, diis, adiis, optimal-damping, annealing, newton and"
              + " quasi-newton, separated by commas; each goes on where the one before it gave up"
              + " (default: ${DEFAULT-VALUE}, which is two-grid,diis,newton).")
  private String solvers = "usual";

  @Option(
      names = "--stability",
      paramLabel = "off|check|follow",
      defaultValue = "follow",
      description =
          "Whether the solution is tested for being a minimum, and what is done at a saddle point"
              + " (default: ${DEFAULT-VALUE}).")
  private String stability = "follow";

  @Option(
      names = "--verbose",
      description = "A line for every Fock matrix, on the standard error output.")
  private boolean verbose;

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public List<List<String>> rehearsals(Path scratch) throws IOException {
    Path water = scratch.resolve("water.xyz");
    Files.writeString(water, "3\n\nO 0 0 0.117\nH 0 0.757 -0.469\nH 0 -0.757 -0.469\n");
    return List.of(List.of(water.toString(), "--basis", "def2-svp", "--grid", "0", "--json"));
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Convergence convergence =
        new Convergence(
            Limits.atLeastOne(maxIterations, "--max-iterations"),
            Limits.positive(energyTolerance, "--energy-tolerance"),
            Limits.positive(gradientTolerance, "--gradient-tolerance"));
    ChargeAndSpin said = ChargeAndSpin.of(charge, spin, "command line");
    Geometry geometry = GeometryFile.read(file, said, frame);
    InitialGuess beginning = Guesses.parse(guess, "--guess");
    boolean overlap = occupation.trim().equalsIgnoreCase(OVERLAP);
    Occupation policy =
        overlap ? Occupation.AUFBAU : Occupation.parse(occupation, "--occupation or --smearing");
    Functional functional = FunctionalResolver.resolve(xc);
    if (spec != null) {
      Notes.print(spec.commandLine().getErr(), run.json(), functional.notes());
    }
    ScfLadder solver =
        ScfLadder.parse(solvers, convergence, "--solver")
            .with(StabilityPolicy.parse(stability, "--stability"))
            .from(beginning);
    try (Workers workers = Workers.of(run.threads())) {
      KohnShamSystem system =
          KohnShamSystem.build(geometry.molecule(), method.settings(List.of(functional)), workers);
      KohnShamProblem problem = new KohnShamProblem(new Hamiltonian(system, functional), policy);
      if (overlap) {
        Density followed = beginning.of(problem, workers).density();
        problem = new KohnShamProblem(problem.hamiltonian(), new MaximumOverlap(followed));
      }
      ScfSolution solution = solver.solve(problem, null, observer(), workers);
      double seconds = 1e-9 * (System.nanoTime() - start);
      if (spec != null) {
        PrintWriter out = spec.commandLine().getOut();
        if (run.json()) {
          Json.print(out, ScfResult.of(geometry, system, solution, seconds));
        } else {
          ScfResult.print(out, geometry, system, solution, seconds);
        }
      }
      return solution.converged() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private ScfObserver observer() {
    CommandLine.Model.CommandSpec own = spec;
    if (!verbose || own == null) {
      return ScfObserver.NONE;
    }
    PrintWriter err = own.commandLine().getErr();
    return step -> {
      err.println(ScfResult.line(step));
      err.flush();
    };
  }
}
