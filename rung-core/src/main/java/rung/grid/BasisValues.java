package rung.grid;

/**
 * Values of basis functions on a grid, block by block; a block holds the functions only that are
 * not negligible on its points.
 */
public interface BasisValues {
  /** Number of blocks, those of the grid. */
  int blocks();

  /** Indices of the functions that are active in a block, ascending; read only. */
  int[] functions(int block);

  /**
   * One block; read only. Its arrays may be the calling thread's, overwritten by that thread's next
   * call.
   */
  AoBlock block(int block);
}
