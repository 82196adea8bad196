package rung.orbital;

/** How the energy curves along rotations of the orbitals: symmetric, perhaps an estimate. */
public interface RotationOperator {
  /** A κ. */
  double[] apply(double[] rotation);

  /** A positive preconditioner: r over what A is about. */
  double[] precondition(double[] residual);
}
