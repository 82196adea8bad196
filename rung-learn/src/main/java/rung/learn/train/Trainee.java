package rung.learn.train;

import rung.functional.Functional;
import rung.neural.model.ModelSpec;

/**
 * What is trained and what it is compared with.
 *
 * @param start the functional with its initial parameters
 * @param base the functional it is measured against, and whose densities are the fixed ones
 * @param spec what a model file says about it
 */
public record Trainee(Functional start, Functional base, ModelSpec spec) {}
