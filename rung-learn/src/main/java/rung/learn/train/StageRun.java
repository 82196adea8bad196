package rung.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.learn.config.OptimizerOptions;
import rung.learn.config.Stage;
import rung.learn.data.Datum;
import rung.learn.objective.LossScales;
import rung.learn.objective.Objective;
import rung.learn.run.Checkpoint;
import rung.linalg.Vectors;
import rung.neural.optimizer.ParameterOptimizer;

/** The steps of one stage. */
final class StageRun {
  private final Stage stage;
  private final List<Datum> data;
  private final Objective objective;
  private final ParameterOptimizer optimizer;
  private final Training training;
  private final StageWatch watch;
  private final EarlyStopping stopping;

  StageRun(
      Stage stage,
      List<Datum> data,
      Objective objective,
      ParameterOptimizer optimizer,
      Training training,
      TrainingListener listener,
      EarlyStopping stopping) {
    this.stopping = stopping;
    this.stage = stage;
    this.data = data;
    this.objective = objective;
    this.optimizer = optimizer;
    this.training = training;
    this.watch = new StageWatch(listener);
  }

  /** Where a run is; a checkpoint holds all of it. */
  static final class Cursor {
    private final DataOrder random;
    private int stage;
    private int epoch;
    private int batch;
    private int step;
    private int[] order;
    private double[] parameters;

    Cursor(Checkpoint.Position at, int[] order, double[] parameters) {
      this.random = new DataOrder(at.randomState());
      this.stage = at.stage();
      this.epoch = at.epoch();
      this.batch = at.batch();
      this.step = at.step();
      this.order = order;
      this.parameters = parameters;
    }

    double[] parameters() {
      return parameters;
    }

    int[] order() {
      return order;
    }

    Checkpoint.Position position(long metricsBytes) {
      return new Checkpoint.Position(stage, epoch, batch, step, random.state(), metricsBytes);
    }

    private void advance(int batches) {
      step++;
      batch = (batch + 1) % batches;
      epoch += batch == 0 ? 1 : 0;
    }

    void nextStage(double[] from) {
      parameters = from;
      stage++;
      epoch = 0;
      batch = 0;
    }
  }

  /**
   * Runs the steps that are left.
   *
   * @param afterStep called when the cursor stands behind a step
   */
  void run(Cursor cursor, Consumer<StepReport> afterStep) {
    int size = Math.min(training.config().batchSize(), data.size());
    int batches = (data.size() + size - 1) / size;
    while (cursor.epoch < stage.epochs() && !stopping.exhausted()) {
      if (cursor.batch == 0) {
        cursor.order = cursor.random.permutation(data.size());
      }
      List<Datum> batch = new ArrayList<>();
      int end = Math.min(data.size(), (cursor.batch + 1) * size);
      for (int k = cursor.batch * size; k < end; k++) {
        batch.add(data.get(cursor.order[k]));
      }
      StepReport report = step(cursor, batch, batches);
      cursor.advance(batches);
      afterStep.accept(report);
    }
  }

  private StepReport step(Cursor cursor, List<Datum> batch, int batches) {
    long begin = System.nanoTime();
    OptimizerOptions options = stage.optimizer();
    int stepInStage = cursor.epoch * batches + cursor.batch;
    double rate =
        options.learningRate() * options.schedule().factor(stepInStage, stage.epochs() * batches);
    Evaluations evaluations =
        new Evaluations(cursor.step + 1, batch, batches, options.gradientClip());
    cursor.parameters = optimizer.step(cursor.parameters, evaluations::slope, rate);
    Objective.Outcome first = evaluations.first();
    boolean last = stepInStage + 1 == stage.epochs() * batches;
    Double validation =
        stage.mode() == Stage.Mode.PRETRAIN
            ? null
            : stopping.look(stepInStage + 1, last, cursor.parameters);
    return new StepReport(
        cursor.step + 1,
        cursor.stage,
        stage.mode().label(),
        cursor.epoch + 1,
        stage.epochs(),
        cursor.batch + 1,
        batches,
        first.loss().total(),
        first.loss().meanErrors(),
        validation,
        first.penalties(),
        Vectors.norm(first.gradient()),
        rate,
        evaluations.count,
        evaluations.scfIterations,
        evaluations.adjointIterations,
        first.work().retried(),
        first.work().unconverged(),
        List.copyOf(evaluations.jumped),
        Troubles.worthTelling(first.work().systems()),
        first.work().leftOut(),
        first.work().unsolvedAdjoints(),
        first.work().projectedModes(),
        (System.nanoTime() - begin) * 1e-9,
        ResidentSize.kib());
  }

  /** Evaluates the objective for the optimizer and watches over the numbers. */
  private final class Evaluations {
    private final int step;
    private final List<Datum> batch;
    private final int batches;
    private final double clip;
    private Objective.@Nullable Outcome first;
    private int count;
    private int scfIterations;
    private int adjointIterations;
    private final Set<String> jumped = new LinkedHashSet<>();

    Evaluations(int step, List<Datum> batch, int batches, double clip) {
      this.step = step;
      this.batch = batch;
      this.batches = batches;
      this.clip = clip;
    }

    Objective.Outcome first() {
      if (first == null) {
        throw new IllegalStateException("the optimizer did not evaluate the loss");
      }
      return first;
    }

    ParameterOptimizer.Slope slope(double[] parameters) {
      LossScales scales = training.scales().of(parameters);
      Functional functional = training.trainee().start().withParameters(scales.head(parameters));
      Objective.Outcome outcome = whole(objective.evaluate(functional, scales, batch), scales);
      StageWatch.requireNumbers(step, outcome);
      if (first == null) {
        first = outcome;
        watch.look(step, outcome, batches);
      }
      outcome.work().systems().stream()
          .filter(course -> course.jump() != null)
          .forEach(course -> jumped.add(course.system()));
      count++;
      scfIterations += outcome.work().scfIterations();
      adjointIterations += outcome.work().adjointIterations();
      return new ParameterOptimizer.Slope(outcome.total(), clipped(outcome.gradient(), clip));
    }

    /** The outcome with the slopes of the scales behind the gradient. */
    private static Objective.Outcome whole(Objective.Outcome outcome, LossScales scales) {
      double[] all =
          new LossScales(scales.quantities(), scales.slopes(outcome.loss()))
              .behind(outcome.gradient());
      return new Objective.Outcome(outcome.loss(), outcome.penalties(), all, outcome.work());
    }
  }

  private static double[] clipped(double[] gradient, double clip) {
    double norm = Vectors.norm(gradient);
    if (norm <= clip) {
      return gradient;
    }
    double[] shorter = gradient.clone();
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] *= clip / norm;
    }
    return shorter;
  }
}
