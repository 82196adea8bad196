package rung.functional;

/**
 * Features of the density on a set of grid points.
 *
 * @param layout which channels
 * @param points number of points
 * @param values [channel][point], in atomic units; arrays may be longer than {@code points}
 * @param weights quadrature weights [point]
 */
public record Features(FeatureLayout layout, int points, double[][] values, double[] weights) {}
