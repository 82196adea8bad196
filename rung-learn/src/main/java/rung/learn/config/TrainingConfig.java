package rung.learn.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import rung.learn.data.Datum;

/**
 * Everything that decides a training run.
 *
 * @param file the file it was read from
 * @param text its characters
 * @param functional what is trained
 * @param method basis, fitting basis, grid
 * @param scf convergence
 * @param train data that the loss is made of
 * @param validation data whose loss tells when to stop; none without early stopping
 * @param holdout data that is only looked at after training
 * @param loss how errors become one number
 * @param stages one after another
 * @param earlyStopping when a stage ends before its last epoch
 * @param batchSize data in a step; at least one
 * @param seed of the data order
 * @param threads at once; zero for all processors
 * @param checkpointEvery steps between checkpoints
 */
public record TrainingConfig(
    Path file,
    String text,
    FunctionalChoice functional,
    Method method,
    ScfOptions scf,
    List<Datum> train,
    List<Datum> validation,
    List<Datum> holdout,
    LossOptions loss,
    List<Stage> stages,
    EarlyStoppingOptions earlyStopping,
    int batchSize,
    long seed,
    int threads,
    int checkpointEvery) {
  /** Copies the lists. */
  public TrainingConfig {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    holdout = List.copyOf(holdout);
    stages = List.copyOf(stages);
  }

  /** The same with other characters that mean the same: see {@link SameConfiguration}. */
  public TrainingConfig withText(String other) {
    return new TrainingConfig(
        file,
        other,
        functional,
        method,
        scf,
        train,
        validation,
        holdout,
        loss,
        stages,
        earlyStopping,
        batchSize,
        seed,
        threads,
        checkpointEvery);
  }

  /** SHA-256 of the configuration's text and of the figures in its data. */
  public String digest() {
    StringBuilder all = new StringBuilder(text);
    train.forEach(d -> describe(d, all));
    validation.forEach(d -> describe(d, all));
    holdout.forEach(d -> describe(d, all));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void describe(Datum datum, StringBuilder all) {
    all.append('\n').append(datum.id()).append(loss.weight(datum));
    datum.systems().forEach(s -> all.append(s.molecule()));
    datum.coefficients().forEach(c -> all.append(c).append(' '));
    all.append(datum.referenceText());
  }
}
