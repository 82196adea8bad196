package rung.learn.train;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.learn.config.OptimizerOptions;
import rung.learn.config.Stage;
import rung.learn.config.TrainingConfig;
import rung.learn.objective.LossScales;
import rung.learn.objective.Objective;
import rung.learn.run.Checkpoint;
import rung.learn.run.CheckpointFolder;
import rung.learn.run.MetricsLog;
import rung.learn.run.RunFolder;
import rung.learn.task.WarmStart;
import rung.neural.optimizer.ParameterOptimizer;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Runs the stages of a configuration, one step after the other, and keeps metrics and checkpoints.
 * A run that goes on from a checkpoint meets the same numbers as one that was never interrupted.
 */
public final class Trainer {
  private static final String PARAMETERS = "parameters";
  private static final String OPTIMIZER = "optimizer.";

  private final Training training;
  private final TrainingConfig config;
  private final RunFolder folder;
  private final CheckpointFolder checkpoints;
  private final TrainingListener listener;

  /** A trainer that writes into {@code folder}. */
  public Trainer(Training training, RunFolder folder, TrainingListener listener) {
    this.training = training;
    this.config = training.config();
    this.folder = folder;
    this.checkpoints = folder.checkpoints();
    this.listener = listener;
  }

  /**
   * Trains to the end.
   *
   * @param from where to go on, null for the beginning
   * @return the final parameters
   */
  public double[] run(@Nullable Checkpoint from) {
    Checkpoint.Position at =
        from == null ? Checkpoint.Position.start(config.seed()) : from.position();
    Map<String, double[]> arrays = from == null ? Map.of() : from.arrays();
    WarmStart warmStart = training.warmStart(config.scf().warmStart());
    warmStart.restore(arrays, training.pool());
    EarlyStopping stopping = training.earlyStopping();
    stopping.restore(arrays, training.size());
    double[] kept = arrays.get(PARAMETERS);
    double[] parameters =
        kept == null
            ? training.scales().behind(training.trainee().start().parameters().values())
            : kept;
    try (MetricsLog log = new MetricsLog(folder.metrics(), at.metricsBytes())) {
      StageRun.Cursor cursor =
          new StageRun.Cursor(at, from == null ? new int[0] : from.order(), parameters);
      for (int s = at.stage(); s < config.stages().size(); s++) {
        Stage stage = config.stages().get(s);
        Objective objective = training.objective(stage, warmStart);
        ParameterOptimizer optimizer = Optimizers.create(stage.optimizer());
        Map<String, double[]> memory = memory(arrays);
        if (s == at.stage() && !memory.isEmpty()) {
          optimizer.restore(memory, parameters.length);
        }
        new StageRun(stage, config.train(), objective, optimizer, training, listener, stopping)
            .run(cursor, report -> keep(report, cursor, optimizer, warmStart, stopping, log));
        if (stopping.exhausted()) {
          listener.note("stage " + (s + 1) + " ends: the validation loss falls no more");
        }
        Functional trained = training.trainee().start().withParameters(theta(cursor));
        objective.report(trained).forEach(listener::note);
        LossScales scales = training.scales().of(cursor.parameters());
        if (scales.size() > 0) {
          listener.note("learned scales of the loss: " + scales);
        }
        cursor.nextStage(stopping.endStage(cursor.parameters()));
        write(cursor, Map.of(), warmStart, stopping, log);
      }
      return theta(cursor);
    }
  }

  private double[] theta(StageRun.Cursor cursor) {
    return training.scales().head(cursor.parameters());
  }

  /**
   * Refuses a checkpoint that is not the state of such a training, before anything is changed.
   *
   * @throws InputException if an array is missing, too many or of the wrong length
   */
  public static void requireFits(Training training, Checkpoint from) {
    Set<String> names = new HashSet<>(from.arrays().keySet());
    names.removeAll(
        training
            .warmStart(training.config().scf().warmStart())
            .restore(from.arrays(), training.pool()));
    names.removeAll(training.earlyStopping().restore(from.arrays(), training.size()));
    names.removeIf(name -> name.equals(PARAMETERS) || name.startsWith(OPTIMIZER));
    if (!names.isEmpty()) {
      throw new InputException(
          "it has an array " + InputText.quote(names.iterator().next()) + ", which no run has",
          "checkpoint",
          "restore an older one");
    }
    Map<String, double[]> memory = memory(from.arrays());
    int stage = from.position().stage();
    if (stage < training.config().stages().size() && !memory.isEmpty()) {
      OptimizerOptions options = training.config().stages().get(stage).optimizer();
      Optimizers.create(options).restore(memory, training.size());
    }
  }

  private void keep(
      StepReport report,
      StageRun.Cursor cursor,
      ParameterOptimizer optimizer,
      WarmStart warmStart,
      EarlyStopping stopping,
      MetricsLog log) {
    log.append(Metrics.line(report));
    listener.step(report);
    if (report.step() % config.checkpointEvery() == 0) {
      write(cursor, optimizer.state(), warmStart, stopping, log);
    }
  }

  private void write(
      StageRun.Cursor cursor,
      Map<String, double[]> memory,
      WarmStart warmStart,
      EarlyStopping stopping,
      MetricsLog log) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    arrays.put(PARAMETERS, cursor.parameters());
    memory.forEach((name, values) -> arrays.put(OPTIMIZER + name, values));
    warmStart.save(arrays);
    stopping.save(arrays);
    checkpoints.write(
        new Checkpoint(config.digest(), cursor.position(log.flush()), cursor.order(), arrays));
  }

  private static Map<String, double[]> memory(Map<String, double[]> arrays) {
    Map<String, double[]> memory = new LinkedHashMap<>();
    arrays.forEach(
        (name, values) -> {
          if (name.startsWith(OPTIMIZER)) {
            memory.put(name.substring(OPTIMIZER.length()), values);
          }
        });
    return memory;
  }
}
