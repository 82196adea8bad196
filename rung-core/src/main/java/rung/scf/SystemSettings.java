package rung.scf;

import org.jspecify.annotations.Nullable;
import rung.basis.BasisSet;
import rung.grid.GridSettings;
import rung.grid.GridSpec;

/**
 * Everything about a calculation that is neither the molecule nor the functional.
 *
 * @param basis orbital basis
 * @param auxiliary fitting basis of the Coulomb energy, or null for exact four-centre integrals
 * @param grid integration grid, with its pruning and radial scale
 * @param reference restricted or unrestricted
 * @param memoryBudgetBytes for AO values on the grid; what does not fit is recomputed
 */
public record SystemSettings(
    BasisSet basis,
    @Nullable BasisSet auxiliary,
    GridSettings grid,
    Reference reference,
    long memoryBudgetBytes) {
  /** A memory budget that leaves room on a small machine: 2 GiB. */
  public static final long DEFAULT_MEMORY_BUDGET = 2L << 30;

  /** Settings with the usual pruning and radial scale of a grid. */
  public SystemSettings(
      BasisSet basis,
      @Nullable BasisSet auxiliary,
      GridSpec grid,
      Reference reference,
      long memoryBudgetBytes) {
    this(basis, auxiliary, GridSettings.of(grid), reference, memoryBudgetBytes);
  }
}
