package rung.functional;

/** The numbers of {@link Vv10} as formulas of a form's constants. */
public record Vv10Formula<T>(T factor, T b, T c) {}
