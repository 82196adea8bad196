package rung.functional.form;

import java.util.List;

/** A point seen through another one, of which an implementation changes something. */
public interface DelegatingInputs<T> extends PointInputs<T> {
  /** The point that is seen. */
  PointInputs<T> in();

  @Override
  default T density(int spin) {
    return in().density(spin);
  }

  @Override
  default T sigma(int spin, int other) {
    return in().sigma(spin, other);
  }

  @Override
  default T tau(int spin) {
    return in().tau(spin);
  }

  @Override
  default T laplacian(int spin) {
    return in().laplacian(spin);
  }

  @Override
  default T exchange(int spin) {
    return in().exchange(spin);
  }

  @Override
  default T longRangeExchange(int spin) {
    return in().longRangeExchange(spin);
  }

  @Override
  default T constant(String name, double value) {
    return in().constant(name, value);
  }

  @Override
  default T network(String name, List<T> inputs) {
    return in().network(name, inputs);
  }
}
