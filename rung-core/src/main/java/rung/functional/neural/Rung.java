package rung.functional.neural;

import java.util.Arrays;
import java.util.Optional;

/** How much of the density a neural form's networks see. */
public enum Rung {
  LDA("lda"),
  GGA("gga"),
  META_GGA("mgga");

  private final String id;

  Rung(String id) {
    this.id = id;
  }

  /** Name in files: {@code lda}, {@code gga}, {@code mgga}. */
  public String id() {
    return id;
  }

  /** The rung of a name in files. */
  public static Optional<Rung> of(String id) {
    return Arrays.stream(values()).filter(rung -> rung.id.equals(id)).findFirst();
  }
}
