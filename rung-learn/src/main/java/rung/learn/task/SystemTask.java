package rung.learn.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.config.ScfRecipe;
import rung.learn.config.StabiliseOptions;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.molecular.SystemSettings;

/**
 * The work on one system, as plain data: whoever has a task can do it, and its answer depends on
 * nothing else.
 *
 * @param system the molecule
 * @param settings basis, grid and the like
 * @param functionals with their parameters; solved in turn, each from the density of the last one
 *     that converged
 * @param recipe how they are solved
 * @param start density to begin with, null for a fresh start
 * @param wanted what is measured
 * @param stabilise stabilising losses that its gradient takes in
 * @param floors whether the smallest values that the basis allows are asked for, too
 */
public record SystemTask(
    NamedSystem system,
    SystemSettings settings,
    List<Functional> functionals,
    ScfRecipe recipe,
    @Nullable Density start,
    List<Wanted> wanted,
    StabiliseOptions stabilise,
    boolean floors) {
  /** Copies the lists. */
  public SystemTask {
    functionals = List.copyOf(functionals);
    wanted = List.copyOf(wanted);
  }

  /** The same for one functional from another start. */
  public SystemTask from(Density density, Functional functional) {
    return new SystemTask(
        system, settings, List.of(functional), recipe, density, wanted, stabilise, floors);
  }

  /**
   * An observable that is asked for.
   *
   * @param datum whose observable it is
   * @param slot which of the datum's systems this one is
   */
  public record Wanted(Datum datum, int slot) {}
}
