package rung.bench;

import java.util.function.Supplier;

/**
 * One thing to time.
 *
 * @param name short name, for {@code --only}
 * @param budget largest equivalent GFLOP that the project allows itself
 * @param warmUps runs before the timed ones
 * @param repeats timed runs
 * @param work does it once and says what was done: sizes, iterations, energy
 */
record BenchCase(String name, double budget, int warmUps, int repeats, Supplier<String> work) {}
