package rung.learn.config;

/**
 * How parameters move.
 *
 * @param kind {@code adam} or {@code lbfgs}
 * @param learningRate step size at the start of a stage
 * @param schedule factor on it
 * @param weightDecay decoupled decay of the parameters
 * @param gradientClip largest Euclidean norm of a gradient; infinite for none
 */
public record OptimizerOptions(
    String kind, double learningRate, Schedule schedule, double weightDecay, double gradientClip) {}
