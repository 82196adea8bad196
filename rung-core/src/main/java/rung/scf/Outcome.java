package rung.scf;

/** How an SCF, or a part of it, ended. */
public enum Outcome {
  /** Energy change and orbital gradient are below their thresholds. */
  CONVERGED("converged"),
  /** The largest number of Fock matrices was built before. */
  EXHAUSTED("the iterations were used up"),
  /** A step no longer reduced the orbital gradient by as much as it costs. */
  STALLED("the orbital gradient no longer fell"),
  /** An energy or Fock matrix was no number. */
  NOT_FINITE("the energy or the Fock matrix was no number");

  private final String reason;

  Outcome(String reason) {
    this.reason = reason;
  }

  /** Why it ended, for a message. */
  public String reason() {
    return reason;
  }
}
