package rung.learn.evaluate;

import java.util.List;

/**
 * Errors in one figure each.
 *
 * @param count number of data
 * @param meanAbsolute mean absolute error
 * @param rootMeanSquare root of the mean square
 * @param meanSigned mean error
 * @param largest largest absolute error
 * @param failed number of data with an SCF that did not converge; their errors are in the figures
 */
public record ErrorSummary(
    int count,
    double meanAbsolute,
    double rootMeanSquare,
    double meanSigned,
    double largest,
    int failed) {
  /** Summary of some errors. */
  public static ErrorSummary of(List<Evaluation.Result> results) {
    double absolute = 0;
    double square = 0;
    double signed = 0;
    double largest = 0;
    int failed = 0;
    for (Evaluation.Result result : results) {
      absolute += Math.abs(result.error());
      square += result.error() * result.error();
      signed += result.error();
      largest = Math.max(largest, Math.abs(result.error()));
      failed += result.failed() ? 1 : 0;
    }
    int n = Math.max(1, results.size());
    return new ErrorSummary(
        results.size(), absolute / n, Math.sqrt(square / n), signed / n, largest, failed);
  }
}
