package rung.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.check.probe.EnhancementCurves;
import rung.functional.Functional;
import rung.learn.config.DataRecord;
import rung.learn.config.TrainingConfig;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;
import rung.learn.run.Checkpoint;
import rung.learn.run.RunFolder;
import rung.learn.task.Settings;
import rung.learn.train.Trainee;
import rung.learn.train.Trainer;
import rung.learn.train.Training;
import rung.learn.train.TrainingListener;
import rung.neural.Torch;
import rung.parallel.Workers;
import rung.system.InputText;

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
    RunFolder.check(path, existing);
    Trainee trainee = Trainees.of(config.functional());
    trainee.start().notes().forEach(listener::note);
    // Everything that can refuse the input comes before the first file is written.
    @Nullable Resumption resumed =
        existing == RunFolder.Existing.RESUME ? Resumption.of(path, config, trainee) : null;
    TrainingConfig same = resumed == null ? config : resumed.config();
    Training training = Training.prepare(same, trainee, workers, listener);
    training.notes().forEach(listener::note);
    @Nullable Checkpoint from = resumed == null ? null : resumed.checkpoint(training, listener);
    try (RunFolder folder = RunFolder.open(path, same.text(), existing)) {
      folder.keepData(DataRecord.of(same).toJson());
      double[] parameters = new Trainer(training, folder, listener).run(from);
      Functional trained = trainee.start().withParameters(parameters);
      Map<String, String> facts = RunFacts.of(same, parameters.length, workers.threads());
      Trainees.write(trainee.spec(), trained, folder.model(), facts);
      CourseMark course = CourseMark.of(InputText.bytes(folder.metrics()));
      RunResults results = measure(trainee, trained, facts, course, begin);
      folder.write("evaluation.json", results.toJson());
      return results;
    }
  }

  private RunResults measure(
      Trainee trainee,
      Functional trained,
      Map<String, String> facts,
      CourseMark course,
      long begin) {
    List<Functional> functionals = List.of(trainee.base(), trained);
    Evaluator evaluator =
        new Evaluator(
            Settings.of(config.method(), functionals, workers.threads()),
            config.scf().recipe(),
            workers,
            listener);
    Evaluation train = evaluator.evaluate(config.train(), functionals);
    Evaluation holdout = evaluator.evaluate(config.holdout(), functionals);
    List<String> warnings =
        functionals.stream().flatMap(f -> f.warnings().stream()).distinct().toList();
    if (!warnings.isEmpty()) {
      warnings.forEach(listener::note);
      facts.put("warnings", String.join("; ", warnings));
    }
    facts.put("seconds", String.format(Locale.ROOT, "%.1f", 1e-9 * (System.nanoTime() - begin)));
    List<EnhancementCurve> curves = new ArrayList<>();
    boolean drawable =
        EnhancementCurves.drawable(trainee.base()) && EnhancementCurves.drawable(trained);
    for (double rs : drawable ? CURVES_AT_RS : new double[0]) {
      curves.add(EnhancementCurve.of(rs, trainee.base(), trained));
    }
    return new RunResults(
        facts, course, LearnedConstant.of(trainee.start(), trained), train, holdout, curves);
  }
}
