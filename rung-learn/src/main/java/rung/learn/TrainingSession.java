package rung.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.learn.config.TrainingConfig;
import rung.learn.run.Checkpoint;
import rung.learn.run.RunFolder;
import rung.learn.train.ConvergenceLadder;
import rung.learn.train.Evaluation;
import rung.learn.train.Evaluator;
import rung.learn.train.Settings;
import rung.learn.train.Trainee;
import rung.learn.train.Trainer;
import rung.learn.train.Training;
import rung.learn.train.TrainingListener;
import rung.neural.Torch;
import rung.parallel.Workers;
import rung.system.InputException;

/** A run from its configuration to its results: train, write the model, measure it. */
public final class TrainingSession {
  private static final double[] CURVES_AT_RS = {0.5, 2, 8};

  private final TrainingConfig config;
  private final Workers workers;
  private final TrainingListener listener;

  /** A session with these threads. */
  public TrainingSession(TrainingConfig config, Workers workers, TrainingListener listener) {
    this.config = config;
    this.workers = workers;
    this.listener = listener;
  }

  /** Runs to the end in {@code path}. */
  public RunResults run(Path path, RunFolder.Existing existing) {
    long begin = System.nanoTime();
    Torch.progressTo(listener::note);
    RunFolder.check(path, config.text(), existing);
    Trainee trainee = Trainees.of(config.functional());
    // Everything that can refuse the input comes before the first file is written.
    @Nullable Checkpoint from = checkpoint(path, existing, trainee);
    Training training = Training.prepare(config, trainee, workers, listener);
    try (RunFolder folder = RunFolder.open(path, config.text(), existing)) {
      double[] parameters = new Trainer(training, folder, listener).run(from);
      Functional trained = trainee.start().withParameters(parameters);
      Map<String, String> facts = RunFacts.of(config, parameters.length, workers.threads());
      Trainees.write(trainee.spec(), trained, folder.model(), facts);
      RunResults results = measure(trainee, trained, facts, begin);
      folder.write("evaluation.json", results.toJson());
      return results;
    }
  }

  private @Nullable Checkpoint checkpoint(Path path, RunFolder.Existing existing, Trainee trainee) {
    if (existing != RunFolder.Existing.RESUME) {
      return null;
    }
    Optional<Checkpoint> newest = RunFolder.checkpoints(path).newest();
    if (newest.isEmpty()) {
      listener.note("no checkpoint yet in " + path + ": beginning anew");
      return null;
    }
    Checkpoint checkpoint = newest.get();
    String where = path.resolve("checkpoint").toString();
    if (!checkpoint.configDigest().equals(config.digest())) {
      throw new InputException(
          "the data differ from those that this run began with",
          where,
          "resume with the old data sets, or choose another --out");
    }
    double[] parameters = checkpoint.arrays().get("parameters");
    if (parameters == null || parameters.length != trainee.start().parameters().size()) {
      throw new InputException(
          "the checkpoint belongs to another functional", where, "begin anew with --force");
    }
    listener.note("going on after step " + checkpoint.position().step());
    return checkpoint;
  }

  private RunResults measure(
      Trainee trainee, Functional trained, Map<String, String> facts, long begin) {
    List<Functional> functionals = List.of(trainee.base(), trained);
    Evaluator evaluator =
        new Evaluator(
            Settings.of(config.method(), functionals, workers.threads()),
            ConvergenceLadder.of(config.scf()),
            workers,
            listener);
    Evaluation train = evaluator.evaluate(config.train(), functionals);
    Evaluation holdout = evaluator.evaluate(config.holdout(), functionals);
    facts.put("seconds", String.format(Locale.ROOT, "%.1f", 1e-9 * (System.nanoTime() - begin)));
    List<EnhancementCurve> curves = new ArrayList<>();
    for (double rs : CURVES_AT_RS) {
      curves.add(EnhancementCurve.of(rs, trainee.base(), trained));
    }
    return new RunResults(
        facts, LearnedConstant.of(trainee.start(), trained), train, holdout, curves);
  }
}
