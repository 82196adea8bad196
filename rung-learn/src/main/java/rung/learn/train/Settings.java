package rung.learn.train;

import org.jspecify.annotations.Nullable;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.grid.GridSpec;
import rung.learn.config.Method;
import rung.response.ConjugateGradients;
import rung.response.LinearSolver;
import rung.scf.Reference;
import rung.scf.SystemSettings;
import rung.system.InputException;

/** Turns what a configuration says about the method into the settings of every system. */
public final class Settings {
  /** Solver of the adjoint equations. */
  static final LinearSolver LINEAR_SOLVER = ConjugateGradients.DEFAULT;

  private Settings() {}

  /**
   * The settings; a refusal names the configuration's section.
   *
   * @param atOnce number of systems that are held at the same time: they share half the heap
   */
  public static SystemSettings of(Method method, int atOnce) {
    long share = Runtime.getRuntime().maxMemory() / 2 / Math.max(1, atOnce);
    try {
      return new SystemSettings(
          BasisLibrary.load(method.basis()),
          auxiliary(method.aux()),
          GridSpec.parse(method.grid()),
          Reference.AUTO,
          Math.min(SystemSettings.DEFAULT_MEMORY_BUDGET, share));
    } catch (InputException e) {
      throw new InputException(e.what(), method.where(), e.remedy());
    }
  }

  private static @Nullable BasisSet auxiliary(String name) {
    return switch (name) {
      case "none" -> null;
      case "auto" -> BasisLibrary.load("def2-universal-jfit");
      default -> BasisLibrary.load(name);
    };
  }
}
