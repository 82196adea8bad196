package rung.scf.solver;

/** How an SCF, or a part of it, ended. */
public enum Outcome {
  /** Energy change and orbital gradient are below their thresholds. */
  CONVERGED("converged"),
  /** The largest number of Fock matrices was built before. */
  EXHAUSTED("the iterations were used up"),
  /** A step no longer reduced the orbital gradient by as much as it costs. */
  STALLED("the orbital gradient no longer fell"),
  /** No step gains more energy than rounding hides: the gradient is as small as can be had. */
  NOISE("the energy is known to its last digit, the orbital gradient to the noise of the grid"),
  /**
   * The energy hardly falls any more along what is left of the gradient, as where a shell turns.
   */
  FLAT("the energy is flat along what is left of the orbital gradient"),
  /** Converged, but the energy falls along some rotation of the orbitals. */
  SADDLE("the energy falls along a rotation of the orbitals: a saddle point, no minimum"),
  /** An energy or Fock matrix was no number. */
  NOT_FINITE("the energy or the Fock matrix was no number");

  private final String reason;

  Outcome(String reason) {
    this.reason = reason;
  }

  /** Whether it is a solution, to the thresholds or as far as the energy tells. */
  public boolean settled() {
    return this == CONVERGED || this == NOISE || this == FLAT;
  }

  /** Why it ended, for a message. */
  public String reason() {
    return reason;
  }
}
