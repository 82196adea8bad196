package rung.functional;

import java.util.List;

/**
 * A part of a functional's energy beside the one on the grid, at the present values of the
 * functional's parameters: its coefficients are functions of θ (see {@link Functional#pullBack}).
 */
public sealed interface EnergyPart permits ExactExchange, NonLocalFunctional, Dispersion {
  /** All kinds; a functional has at most one part of each. */
  List<Class<? extends EnergyPart>> KINDS =
      List.of(ExactExchange.class, NonLocalFunctional.class, Dispersion.class);

  /** The numbers that the energy of the part depends on. */
  double[] coefficients();

  /** Whether the part is nothing for these coefficients. */
  boolean none();
}
