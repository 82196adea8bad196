package rung.learn.config;

/**
 * When a self-consistent field counts as converged.
 *
 * @param maxIterations before it is given up
 * @param energyTolerance hartree
 * @param gradientTolerance largest element of the orbital gradient, hartree
 * @param warmStart whether a step starts from the density of the step before
 */
public record ScfOptions(
    int maxIterations, double energyTolerance, double gradientTolerance, boolean warmStart) {}
