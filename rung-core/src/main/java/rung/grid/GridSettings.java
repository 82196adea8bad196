package rung.grid;

/**
 * Everything that sets an atomic grid.
 *
 * @param spec level or counts
 * @param pruning where the angular rule shrinks
 * @param scale scale of the radial points
 */
public record GridSettings(GridSpec spec, Pruning pruning, RadialScale scale) {
  /** The usual settings: levels are pruned, explicit counts are not, ξ by element. */
  public static GridSettings of(GridSpec spec) {
    Pruning pruning =
        switch (spec) {
          case GridLevel level -> Pruning.NWCHEM;
          case UnprunedGrid counts -> Pruning.NONE;
        };
    return new GridSettings(spec, pruning, RadialScale.ELEMENT);
  }
}
