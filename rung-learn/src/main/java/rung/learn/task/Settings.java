package rung.learn.task;

import java.util.List;
import rung.basis.BasisLibrary;
import rung.functional.Functional;
import rung.grid.GridSettings;
import rung.grid.GridSpec;
import rung.learn.config.Method;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.response.ConjugateGradients;
import rung.response.LinearSolver;
import rung.system.InputException;

/** Turns what a configuration says about the method into the settings of every system. */
public final class Settings {
  /** Solver of the adjoint equations. */
  public static final LinearSolver LINEAR_SOLVER = ConjugateGradients.DEFAULT;

  private Settings() {}

  /**
   * The settings; a refusal names the configuration's section.
   *
   * @param functionals all that will be solved with these settings
   * @param atOnce number of systems that are held at the same time: they share half the heap
   */
  public static SystemSettings of(
      Method method, List<? extends Functional> functionals, int atOnce) {
    long share = Runtime.getRuntime().maxMemory() / 2 / Math.max(1, atOnce);
    try {
      return new SystemSettings(
          BasisLibrary.load(method.basis()),
          SystemSettings.fittingBasis(method.aux(), functionals),
          GridSettings.of(GridSpec.parse(method.grid())),
          GridSettings.of(GridSpec.parse(method.nonLocalGrid())),
          Reference.AUTO,
          Math.min(SystemSettings.DEFAULT_MEMORY_BUDGET, share),
          method.field());
    } catch (InputException e) {
      throw new InputException(e.what(), method.where(), e.remedy());
    }
  }
}
