package rung.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import rung.learn.run.Checkpoint;
import rung.learn.run.CheckpointFolder;
import rung.learn.run.RunFolder;
import rung.system.InputException;

/** How to go on with a training run that could not write. */
final class GoingOn {
  private GoingOn() {}

  /** Says what is left of the run in {@code folder} and which command goes on with it. */
  static String remedy(Path config, Path folder) {
    if (!Files.isDirectory(folder)) {
      return "the run was removed or renamed while it went on; begin anew, or --resume it under its"
          + " new name";
    }
    String left =
        lastCheckpoint(RunFolder.checkpoints(folder))
            .orElse("there is no checkpoint to go on from");
    return left
        + "; then go on with ./rung train "
        + quoted(config)
        + " --out "
        + quoted(folder)
        + " --resume";
  }

  private static Optional<String> lastCheckpoint(CheckpointFolder checkpoints) {
    try {
      return checkpoints
          .newest()
          .map(Checkpoint::position)
          .map(
              at ->
                  String.format(
                      Locale.ROOT,
                      "the checkpoint of step %d is whole (%s)",
                      at.step(),
                      checkpoints.file(at)));
    } catch (InputException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** A path as one word of a shell. */
  private static String quoted(Path path) {
    String word = path.toString();
    return word.matches("[\\w./+,:@%=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
