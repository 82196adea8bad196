package rung.learn.config;

import java.nio.file.Path;
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
 * @param holdout data that is only looked at after training
 * @param loss how errors become one number
 * @param stages one after another
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
    List<Datum> holdout,
    LossOptions loss,
    List<Stage> stages,
    int batchSize,
    long seed,
    int threads,
    int checkpointEvery) {
  /** Copies the lists. */
  public TrainingConfig {
    train = List.copyOf(train);
    holdout = List.copyOf(holdout);
    stages = List.copyOf(stages);
  }

  /** Steps in an epoch. */
  public int stepsPerEpoch() {
    return (train.size() + batchSize - 1) / batchSize;
  }
}
