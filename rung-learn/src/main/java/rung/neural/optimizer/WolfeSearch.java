package rung.neural.optimizer;

import java.util.function.DoubleFunction;

/**
 * A step length along a direction that meets the strong Wolfe conditions, c₁ = 1e-4, c₂ = 0.9:
 * brackets one and closes in on it by cubic interpolation (Nocedal and Wright, Numerical
 * Optimization, algorithms 3.5 and 3.6, equation 3.59). Ends after {@value #MOST} evaluations, or
 * where the bracket is shorter than 1e-9 in every parameter, with the best point met.
 */
final class WolfeSearch {
  private static final double C1 = 1e-4;
  private static final double C2 = 0.9;
  private static final double SHORTEST = 1e-9;
  private static final int MOST = 25;

  /** Nearer to the end of the bracket than this part of its length is no progress. */
  private static final double MARGIN = 0.1;

  private final DoubleFunction<Point> along;
  private final Point begin;
  private final double largest;
  private int evaluations;

  /**
   * A search.
   *
   * @param along the loss at a step length
   * @param begin the loss at 0
   * @param largest absolute element of the direction
   */
  WolfeSearch(DoubleFunction<Point> along, Point begin, double largest) {
    this.along = along;
    this.begin = begin;
    this.largest = largest;
  }

  /**
   * The loss at a step length.
   *
   * @param t step length
   * @param loss L(θ + t d)
   * @param slope dL/dt
   */
  record Point(double t, double loss, double slope) {}

  /** The point to go to, from a first guess. */
  Point search(double guess) {
    Point before = begin;
    Point now = along.apply(guess);
    while (evaluations < MOST) {
      if (tooHigh(now) || (evaluations > 1 && now.loss() >= before.loss())) {
        return zoom(before, now);
      }
      if (flat(now)) {
        return now;
      }
      if (now.slope() >= 0) {
        return zoom(before, now);
      }
      double next = between(before, now, now.t() + 0.01 * (now.t() - before.t()), 10 * now.t());
      before = now;
      now = along.apply(next);
      evaluations++;
    }
    return begin.loss() <= now.loss() ? begin : now;
  }

  /** Closes in on a point between two that enclose one. */
  private Point zoom(Point first, Point second) {
    boolean firstIsLow = first.loss() <= second.loss();
    Point low = firstIsLow ? first : second;
    Point high = firstIsLow ? second : first;
    boolean stuck = false;
    while (evaluations < MOST && !(Math.abs(high.t() - low.t()) * largest < SHORTEST)) {
      double left = Math.min(low.t(), high.t());
      double right = Math.max(low.t(), high.t());
      double t = between(low, high, left, right);
      double margin = MARGIN * (right - left);
      boolean near = Math.min(right - t, t - left) < margin;
      if (near && (stuck || t >= right || t <= left)) {
        t = Math.abs(t - right) < Math.abs(t - left) ? right - margin : left + margin;
        stuck = false;
      } else {
        stuck = near;
      }
      Point now = along.apply(t);
      evaluations++;
      if (tooHigh(now) || now.loss() >= low.loss()) {
        boolean nowIsLow = !(low.loss() <= now.loss());
        high = nowIsLow ? low : now;
        low = nowIsLow ? now : low;
      } else {
        if (flat(now)) {
          return now;
        }
        if (now.slope() * (high.t() - low.t()) >= 0) {
          high = low;
        }
        low = now;
      }
    }
    return low;
  }

  /** Whether the loss falls by less than the first condition wants. */
  private boolean tooHigh(Point now) {
    return now.loss() > begin.loss() + C1 * now.t() * begin.slope();
  }

  /** Whether the slope is as small as the second condition wants. */
  private boolean flat(Point now) {
    return Math.abs(now.slope()) <= -C2 * begin.slope();
  }

  /** The minimum of the cubic through two points, kept between two bounds; else their middle. */
  private static double between(Point a, Point b, double least, double most) {
    Point left = a.t() <= b.t() ? a : b;
    Point right = a.t() <= b.t() ? b : a;
    double d1 =
        left.slope() + right.slope() - 3 * (left.loss() - right.loss()) / (left.t() - right.t());
    double square = d1 * d1 - left.slope() * right.slope();
    if (!(square >= 0)) {
      return (least + most) / 2;
    }
    double d2 = Math.sqrt(square);
    double minimum =
        right.t()
            - (right.t() - left.t())
                * ((right.slope() + d2 - d1) / (right.slope() - left.slope() + 2 * d2));
    double raised = minimum < least ? least : minimum;
    return raised > most ? most : raised;
  }
}
