package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.parallel.Workers;

/**
 * Self-consistent field by DIIS with integer occupations of the lowest orbitals. Without a start it
 * goes over a coarse grid, see {@link TwoGridIteration}.
 *
 * <p>Stops when the energy changed by less than {@code energyTolerance} and the Frobenius norm of
 * F_ai is below {@code gradientTolerance}.
 *
 * @param maxIterations largest number of Fock matrices on the system's grid
 * @param energyTolerance hartree
 * @param gradientTolerance hartree
 * @param history number of Fock matrices that DIIS combines
 */
public record DiisSolver(
    int maxIterations, double energyTolerance, double gradientTolerance, int history)
    implements ScfSolver {

  /** Energy to 1e-8 hartree, orbital gradient to 1e-6. */
  public static final DiisSolver DEFAULT = new DiisSolver(100, 1e-8, 1e-6, 8);

  @Override
  public ScfSolution solve(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers) {
    DiisIteration.End end = iterate(system, functional, start, workers);
    List<Orbitals> canonical = new ArrayList<>();
    for (int s = 0; s < end.orbitals().size(); s++) {
      canonical.add(end.orbitals().get(s).semicanonical(end.state().fock().get(s)));
    }
    return new ScfSolution(
        system,
        functional,
        end.state(),
        canonical,
        end.converged(),
        end.iterations(),
        end.gradient(),
        end.change());
  }

  private DiisIteration.End iterate(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers) {
    DiisIteration plain = new DiisIteration(system, functional, null, workers);
    if (start != null) {
      return plain.run(this, start);
    }
    Density guess = AtomicDensities.superpose(system);
    KohnShamSystem coarse = system.coarse(workers);
    DiisIteration.End end =
        coarse == null
            ? null
            : new TwoGridIteration(system, coarse, functional, workers).run(this, guess);
    if (end == null) {
      return plain.run(this, guess);
    }
    if (end.converged() || end.iterations() >= maxIterations) {
      return end;
    }
    int left = maxIterations - end.iterations();
    DiisSolver rest = new DiisSolver(left, energyTolerance, gradientTolerance, history);
    return plain.run(rest, end).after(end.iterations());
  }
}
