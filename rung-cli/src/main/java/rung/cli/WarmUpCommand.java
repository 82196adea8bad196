package rung.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import picocli.CommandLine;
import rung.system.OutputException;

/** Runs every command's rehearsals, from which the launcher makes its start-up cache. */
@CommandLine.Command(
    name = "warm-up",
    hidden = true,
    description = "Runs each command once, for the start-up cache.")
public final class WarmUpCommand implements Command {

  @Override
  public Integer call() throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    PrintWriter err = new PrintWriter(System.err, true);
    int unused = Main.run(nowhere, nowhere, "--help");
    Path scratch = scratch();
    try {
      for (Command command : ServiceLoader.load(Command.class)) {
        String name = new CommandLine(command).getCommandName();
        for (List<String> arguments : command.rehearsals(scratch)) {
          String[] line = Stream.concat(Stream.of(name), arguments.stream()).toArray(String[]::new);
          int code = Main.run(nowhere, err, line);
          if (code != ExitCode.DONE) {
            err.println("warm-up: exit code " + code + " of rung " + String.join(" ", line));
          }
        }
      }
    } finally {
      delete(scratch);
    }
    return ExitCode.DONE;
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("rung-warm-up");
    } catch (IOException e) {
      throw OutputException.of(e, Path.of(System.getProperty("java.io.tmpdir")));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
