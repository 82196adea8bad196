package rung.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.learn.config.DataRecord;
import rung.learn.config.SameConfiguration;
import rung.learn.config.TrainingConfig;
import rung.learn.data.DataSource;
import rung.learn.objective.LossScales;
import rung.learn.run.Checkpoint;
import rung.learn.run.RunFolder;
import rung.learn.train.Metrics;
import rung.learn.train.Trainee;
import rung.learn.train.Trainer;
import rung.learn.train.Training;
import rung.learn.train.TrainingListener;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Where an interrupted run goes on, after everything in its folder was found to belong together.
 *
 * @param path the run's folder
 * @param config the configuration, with the characters that the run began with
 * @param newest its last whole checkpoint, null before the first
 */
record Resumption(Path path, TrainingConfig config, @Nullable Checkpoint newest) {
  private static final String METRICS_REMEDY = "restore it, or begin anew with --force";
  private static final String REMEDY = "restore an older one, or begin anew with --force";

  /** What goes on in {@code path} with a configuration that may be spelled differently. */
  static Resumption of(Path path, TrainingConfig given, Trainee trainee) {
    Optional<Path> kept = RunFolder.config(path);
    TrainingConfig config =
        kept.isEmpty() ? given : given.withText(SameConfiguration.require(given, kept.get()));
    Optional<Path> data = RunFolder.data(path);
    if (data.isPresent()) {
      String text = new DataSource.InFile(data.get()).read();
      DataRecord.fromJson(text, data.get().toString()).requireSame(config);
    }
    Optional<Checkpoint> newest = RunFolder.checkpoints(path).newest();
    Resumption resumed = new Resumption(path, config, newest.orElse(null));
    newest.ifPresent(checkpoint -> resumed.requireSame(checkpoint, trainee));
    return resumed;
  }

  /** The checkpoint, after its arrays were found to be a state of the training. */
  @Nullable Checkpoint checkpoint(Training training, TrainingListener listener) {
    if (newest == null) {
      listener.note("no checkpoint yet in " + path + ": beginning anew");
      return null;
    }
    try {
      Trainer.requireFits(training, newest);
    } catch (InputException e) {
      throw new InputException(e.what(), where(), REMEDY);
    }
    listener.note("going on after step " + newest.position().step());
    return newest;
  }

  private String where() {
    return RunFolder.checkpoints(path).toString();
  }

  private void requireSame(Checkpoint checkpoint, Trainee trainee) {
    if (!checkpoint.configDigest().equals(config.digest())) {
      throw new InputException(
          "the checkpoint belongs to another configuration, or the data differ from those that"
              + " this run began with",
          where(),
          "resume with the old data sets, or choose another --out");
    }
    double[] parameters = checkpoint.arrays().get("parameters");
    int scales = LossScales.start(config.loss(), config.train()).size();
    int size = trainee.start().parameters().size() + scales;
    if (parameters == null || parameters.length != size) {
      throw new InputException(
          "the checkpoint belongs to another functional", where(), "begin anew with --force");
    }
    if (!Arrays.stream(parameters).allMatch(Double::isFinite)) {
      throw new InputException("the parameters are no numbers", where(), REMEDY);
    }
    requirePosition(checkpoint);
    requireMetrics(checkpoint.position());
  }

  private void requirePosition(Checkpoint checkpoint) {
    Checkpoint.Position at = checkpoint.position();
    int data = config.train().size();
    int batches = (data + config.batchSize() - 1) / config.batchSize();
    int stages = config.stages().size();
    long steps = at.batch();
    for (int s = 0; s < Math.min(at.stage(), stages); s++) {
      steps += (long) config.stages().get(s).epochs() * batches;
    }
    steps += (long) at.epoch() * batches;
    int epochs = at.stage() < stages ? config.stages().get(at.stage()).epochs() : 0;
    boolean within = at.stage() <= stages && at.epoch() <= epochs && at.batch() < batches;
    boolean last = at.epoch() == epochs && at.batch() > 0;
    int ordered = checkpoint.order().length;
    boolean knowsOrder = ordered == data || (ordered == 0 && at.batch() == 0);
    // A stage that ended early has done fewer.
    boolean counted = config.earlyStopping().none() ? steps == at.step() : steps >= at.step();
    if (!within || last || !counted || !knowsOrder) {
      throw new InputException("its position is not one of this run", where(), REMEDY);
    }
  }

  private void requireMetrics(Checkpoint.Position at) {
    Path file = RunFolder.metrics(path);
    if (!Files.exists(file)) {
      throw new InputException("no such file", file.toString(), METRICS_REMEDY);
    }
    byte[] bytes = InputText.bytes(file);
    if (bytes.length < at.metricsBytes()) {
      throw new InputException(
          "the file is shorter than its checkpoint says", file.toString(), METRICS_REMEDY);
    }
    byte[] told = Arrays.copyOf(bytes, Math.toIntExact(at.metricsBytes()));
    int steps = Metrics.read(file.toString(), told).size();
    if (steps != at.step()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "the file has %d steps where its checkpoint has done %d",
              steps,
              at.step()),
          file.toString(),
          METRICS_REMEDY);
    }
  }
}
