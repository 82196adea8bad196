package rung.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import rung.functional.Functional;
import rung.learn.config.ScfRecipe;
import rung.learn.config.TrainingConfig;
import rung.learn.data.Datum;
import rung.learn.objective.LeftOut;
import rung.learn.objective.Loss;
import rung.learn.objective.Objective;
import rung.learn.objective.SelfConsistentObjective;
import rung.learn.task.Progress;
import rung.linalg.Vectors;
import rung.scf.ScfLadder;
import rung.scf.solver.Convergence;

/**
 * Compares the gradient of a configuration's self-consistent loss, datum by datum, with five-point
 * central differences of reconverged SCFs along random directions of the parameters, each parameter
 * in units of its initial magnitude.
 *
 * <p>The check happens near the initial parameters rather than at them: a network that starts equal
 * to its base has no slope in its inner layers there.
 *
 * @param directions number of random unit directions
 * @param step h of the difference quotient [−L(2h) + 8 L(h) − 8 L(−h) + L(−2h)] / 12h
 * @param displacement size of the random displacement of the parameters
 * @param seed of displacement and directions
 */
public record GradientCheck(int directions, double step, double displacement, long seed) {
  /** Orbital gradient below which an SCF of the check counts as converged, hartree. */
  public static final double ORBITAL_GRADIENT = 1e-12;

  private static final double ENERGY_TOLERANCE = 1e-10;
  private static final int ITERATIONS = 200;
  private static final double[] OFFSETS = {2, 1, -1, -2};
  private static final double[] WEIGHTS = {-1, 8, -8, 1};
  private static final double SMALL = 1e-3;
  private static final double SCALE_OF_ZERO = 0.1;

  /**
   * A datum whose gradient is smaller than this part of the whole one is compared with that part.
   */
  private static final double NOTHING = 1e-6;

  /**
   * A comparison along one direction.
   *
   * @param datum id, or {@code total}
   * @param analytic directional derivative of the datum's share in the loss
   * @param quotient difference quotient
   * @param relative |analytic − quotient| / max(|quotient|, 1e-3 of the norm of the share's
   *     gradient)
   */
  public record Line(String datum, double analytic, double quotient, double relative) {}

  /**
   * All comparisons.
   *
   * @param directions lines for each direction: the data in order, then the total
   * @param largest relative difference
   * @param unconverged systems that missed {@link #ORBITAL_GRADIENT} at some parameters
   * @param leftOut systems that had no finite energy or gradient at some parameters
   * @param adjointsSolved whether every linear system met its tolerance
   */
  public record Report(
      List<List<Line>> directions,
      double largest,
      List<String> unconverged,
      List<LeftOut> leftOut,
      boolean adjointsSolved) {
    /** Whether all numbers were there, and no relative difference is above {@code tolerance}. */
    public boolean passed(double tolerance) {
      return largest <= tolerance && unconverged.isEmpty() && leftOut.isEmpty() && adjointsSolved;
    }
  }

  /** Runs the check. */
  public Report run(Training training, Progress progress) {
    TrainingConfig config = training.config();
    ScfRecipe recipe =
        new ScfRecipe(
            ScfLadder.of(new Convergence(ITERATIONS, ENERGY_TOLERANCE, ORBITAL_GRADIENT)),
            config.scf().recipe().occupation());
    SelfConsistentObjective objective =
        training.selfConsistent(new Loss(config.loss()), recipe, training.warmStart(true));
    Random random = new Random(seed);
    Functional start = training.trainee().start();
    double[] scale = scale(start.parameters().values());
    double[] centre = displaced(start.parameters().values(), scale, random);
    List<Datum> data = config.train();
    Progress.Counter counter = progress.begin("gradient check", 1 + 4 * directions);
    SelfConsistentObjective.Solved solved = objective.solve(start.withParameters(centre), data);
    List<String> unconverged = new ArrayList<>(solved.work().unconverged());
    List<Objective.Outcome> outcomes = new ArrayList<>();
    for (Loss.Share share : solved.value().shares()) {
      Loss.Value alone = new Loss.Value(share.factor() * share.loss(), List.of(share));
      outcomes.add(objective.differentiate(solved, alone, centre.length));
    }
    outcomes.add(objective.differentiate(solved, solved.value(), centre.length));
    List<double[]> gradients =
        outcomes.stream().map(outcome -> Vectors.product(scale, outcome.gradient())).toList();
    List<LeftOut> leftOut = new ArrayList<>(outcomes.getLast().work().leftOut());
    boolean adjoints = outcomes.stream().allMatch(o -> o.work().unsolvedAdjoints() == 0);
    counter.done("analytic");
    List<List<Line>> lines = new ArrayList<>();
    for (int d = 0; d < directions; d++) {
      double[] unit = unit(centre.length, random);
      double[] quotients = new double[data.size() + 1];
      for (int k = 0; k < OFFSETS.length; k++) {
        double[] at = centre.clone();
        for (int p = 0; p < at.length; p++) {
          at[p] += OFFSETS[k] * step * scale[p] * unit[p];
        }
        SelfConsistentObjective.Solved there = objective.solve(start.withParameters(at), data);
        unconverged.addAll(there.work().unconverged());
        leftOut.addAll(there.work().leftOut());
        for (int i = 0; i < data.size(); i++) {
          Loss.Share share = there.value().shares().get(i);
          quotients[i] += WEIGHTS[k] / (12 * step) * share.factor() * share.loss();
        }
        quotients[data.size()] += WEIGHTS[k] / (12 * step) * there.value().total();
        counter.done("direction " + (d + 1));
      }
      lines.add(lines(data, gradients, unit, quotients));
    }
    double largest =
        lines.stream().flatMap(List::stream).mapToDouble(Line::relative).max().orElse(0);
    Map<String, LeftOut> once = new LinkedHashMap<>();
    leftOut.forEach(one -> once.putIfAbsent(one.system(), one));
    return new Report(
        lines,
        largest,
        unconverged.stream().distinct().toList(),
        List.copyOf(once.values()),
        adjoints);
  }

  private static List<Line> lines(
      List<Datum> data, List<double[]> gradients, double[] direction, double[] quotients) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < quotients.length; i++) {
      double analytic = Vectors.dot(gradients.get(i), direction);
      double norm =
          Math.max(
              Vectors.norm(gradients.get(i)), NOTHING * Vectors.norm(gradients.get(data.size())));
      double scale = Math.max(Math.abs(quotients[i]), SMALL * norm);
      double difference = Math.abs(analytic - quotients[i]);
      lines.add(
          new Line(
              i < data.size() ? data.get(i).id() : "total",
              analytic,
              quotients[i],
              scale == 0 ? difference : difference / scale));
    }
    return lines;
  }

  /** Magnitude of each parameter, so that small constants move as little as large ones. */
  private static double[] scale(double[] parameters) {
    double[] scale = new double[parameters.length];
    for (int p = 0; p < scale.length; p++) {
      scale[p] = parameters[p] == 0 ? SCALE_OF_ZERO : Math.abs(parameters[p]);
    }
    return scale;
  }

  private double[] displaced(double[] parameters, double[] scale, Random random) {
    double[] displaced = parameters.clone();
    for (int p = 0; p < displaced.length; p++) {
      displaced[p] += displacement * random.nextGaussian() * scale[p];
    }
    return displaced;
  }

  private static double[] unit(int n, Random random) {
    double[] direction = new double[n];
    for (int p = 0; p < n; p++) {
      direction[p] = random.nextGaussian();
    }
    double norm = Vectors.norm(direction);
    for (int p = 0; p < n; p++) {
      direction[p] /= norm;
    }
    return direction;
  }
}
