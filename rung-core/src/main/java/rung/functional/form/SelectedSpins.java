package rung.functional.form;

/**
 * The same point with chosen spins in the places of α and β.
 *
 * @param up spin that is α here
 * @param down spin that is β here
 */
public record SelectedSpins<T>(PointInputs<T> in, int up, int down) implements DelegatingInputs<T> {
  /** The closed-shell density 2ρ_σ. */
  public static <T> SelectedSpins<T> doubled(PointInputs<T> in, int spin) {
    return new SelectedSpins<>(in, spin, spin);
  }

  /** α and β exchanged. */
  public static <T> SelectedSpins<T> exchanged(PointInputs<T> in) {
    return new SelectedSpins<>(in, 1, 0);
  }

  private int of(int spin) {
    return spin == 0 ? up : down;
  }

  @Override
  public T density(int spin) {
    return in.density(of(spin));
  }

  @Override
  public T sigma(int spin, int other) {
    return in.sigma(of(spin), of(other));
  }

  @Override
  public T tau(int spin) {
    return in.tau(of(spin));
  }

  @Override
  public T laplacian(int spin) {
    return in.laplacian(of(spin));
  }

  @Override
  public T exchange(int spin) {
    return in.exchange(of(spin));
  }

  @Override
  public T longRangeExchange(int spin) {
    return in.longRangeExchange(of(spin));
  }
}
