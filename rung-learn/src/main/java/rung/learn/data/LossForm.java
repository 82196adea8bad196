package rung.learn.data;

/**
 * How the error of an energy becomes its loss; errors against other references are squares already.
 *
 * @param huberDeltaKcalPerMol width of the parabola of a Huber loss; infinite for mean squares
 * @param perAtom whether an energy's error is divided by the number of atoms of its largest system
 */
public record LossForm(double huberDeltaKcalPerMol, boolean perAtom) {
  /** Squares. */
  public static final LossForm SQUARED = new LossForm(Double.POSITIVE_INFINITY, false);

  /** The same with a parabola of this width at most. */
  public LossForm within(double delta) {
    return new LossForm(Math.min(delta, huberDeltaKcalPerMol), perAtom);
  }
}
