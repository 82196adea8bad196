package rung.functional;

/** The numbers of {@link Dispersion} as formulas of a form's constants. */
public record DispersionFormula<T>(T s6, T s8, T a1, T a2) {}
