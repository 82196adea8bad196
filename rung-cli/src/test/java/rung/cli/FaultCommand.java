package rung.cli;

import java.io.IOException;
import picocli.CommandLine;
import rung.system.InputException;

/** Fails in each way that the command line must report. */
@CommandLine.Command(name = "test-fault", hidden = true)
public final class FaultCommand implements Command {
  @CommandLine.Parameters private String kind = "";

  @Override
  public Integer call() throws IOException {
    switch (kind) {
      case "input" ->
          throw new InputException("no element \"Xq\"", "water.xyz, line 3", "use H to Kr");
      case "memory" -> throw new OutOfMemoryError("Java heap space");
      case "io" -> throw new IOException("disk\nfull");
      default -> throw new IllegalStateException("a message\nof two lines");
    }
  }
}
