package rung.learn.train;

import rung.functional.Functional;

/**
 * What is trained and what it is compared with.
 *
 * @param start the functional with its initial parameters
 * @param base the functional it is measured against, and whose densities are the fixed ones
 */
public record Trainee(Functional start, Functional base) {}
