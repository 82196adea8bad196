package rung.parallel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made on first use, once, whichever thread asks. */
public final class Lazy<T> {
  private final Supplier<T> supplier;
  private @Nullable T value;

  /** A value that {@code supplier} makes. */
  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** The value. */
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = supplier.get();
      value = known;
    }
    return known;
  }
}
