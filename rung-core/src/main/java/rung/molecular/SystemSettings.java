package rung.molecular;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.discretisation.ElectricField;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.grid.GridLevel;
import rung.grid.GridSettings;
import rung.grid.GridSpec;

/**
 * Everything about a calculation that is neither the molecule nor the functional.
 *
 * @param basis orbital basis
 * @param auxiliary fitting basis of Coulomb and exact exchange, or null for four-centre integrals
 * @param grid integration grid, with its pruning and radial scale
 * @param nonLocalGrid grid of non-local correlation; the integration grid instead where that has
 *     fewer points
 * @param reference restricted or unrestricted
 * @param memoryBudgetBytes for AO values on the grid, with the potentials of exchange energy
 *     densities, and for exchange integrals, each; what does not fit is recomputed, fitted exchange
 *     is refused
 * @param field uniform electric field
 */
public record SystemSettings(
    BasisSet basis,
    @Nullable BasisSet auxiliary,
    GridSettings grid,
    GridSettings nonLocalGrid,
    Reference reference,
    long memoryBudgetBytes,
    ElectricField field) {
  /** A memory budget that leaves room on a small machine: 2 GiB. */
  public static final long DEFAULT_MEMORY_BUDGET = 2L << 30;

  /**
   * The usual grid of non-local correlation, level 1: its sums over pairs of points cost the square
   * of their number, and VV10 is smoother than what the integration grid is made for.
   */
  public static final GridSettings DEFAULT_NON_LOCAL_GRID = GridSettings.of(new GridLevel(1));

  /** Settings without a field. */
  public SystemSettings(
      BasisSet basis,
      @Nullable BasisSet auxiliary,
      GridSettings grid,
      GridSettings nonLocalGrid,
      Reference reference,
      long memoryBudgetBytes) {
    this(basis, auxiliary, grid, nonLocalGrid, reference, memoryBudgetBytes, ElectricField.NONE);
  }

  /** Settings with the usual grid of non-local correlation. */
  public SystemSettings(
      BasisSet basis,
      @Nullable BasisSet auxiliary,
      GridSettings grid,
      Reference reference,
      long memoryBudgetBytes) {
    this(basis, auxiliary, grid, DEFAULT_NON_LOCAL_GRID, reference, memoryBudgetBytes);
  }

  /** The same with the usual pruning and radial scale of the integration grid. */
  public SystemSettings(
      BasisSet basis,
      @Nullable BasisSet auxiliary,
      GridSpec grid,
      Reference reference,
      long memoryBudgetBytes) {
    this(basis, auxiliary, GridSettings.of(grid), reference, memoryBudgetBytes);
  }

  /** The same in another field. */
  public SystemSettings in(ElectricField other) {
    return new SystemSettings(
        basis, auxiliary, grid, nonLocalGrid, reference, memoryBudgetBytes, other);
  }

  /**
   * The fitting basis of a choice: {@code none}, {@code auto}, or a name or file of the library.
   * The set that {@code auto} stands for must fit the exchange of every functional that will use
   * it.
   */
  public static @Nullable BasisSet fittingBasis(
      String choice, Collection<? extends Functional> functionals) {
    boolean exchange = functionals.stream().anyMatch(f -> f.part(ExactExchange.class).isPresent());
    return switch (choice) {
      case "none" -> null;
      case "auto" -> BasisLibrary.load(exchange ? "def2-universal-jkfit" : "def2-universal-jfit");
      default -> BasisLibrary.load(choice);
    };
  }
}
