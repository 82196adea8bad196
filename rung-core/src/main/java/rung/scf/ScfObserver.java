package rung.scf;

/** Is told of every Fock matrix on the discretisation's own grid, as soon as it is there. */
@FunctionalInterface
public interface ScfObserver {
  /** Nobody. */
  ScfObserver NONE = step -> {};

  /** One more step. */
  void stepped(ScfStep step);
}
