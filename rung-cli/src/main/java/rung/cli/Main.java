package rung.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import rung.cli.output.StandardOutput;
import rung.learn.train.TrainingStopped;
import rung.neural.NativeLibraries;
import rung.system.FileNames;
import rung.system.InputException;
import rung.system.OutputException;

/**
 * The entry point of {@code ./rung}: finds the commands, runs one, and turns faults into exit
 * codes.
 */
public final class Main {
  private static final int LONGEST_LINE = 600;

  private Main() {}

  public static void main(String[] args) {
    PrintWriter err = new PrintWriter(System.err, true);
    System.setOut(System.err);
    // Libraries write numbers as the user's country does, if they are let.
    Locale.setDefault(Locale.ROOT);
    int code = run(new FileOutputStream(FileDescriptor.out), err, args);
    err.flush();
    System.exit(code);
  }

  /** Runs one command line; results that could not be written make it a failed one. */
  static int run(OutputStream stdout, PrintWriter err, String... args) {
    StandardOutput kept = new StandardOutput(stdout);
    PrintWriter out = new PrintWriter(kept, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    Optional<OutputException> lost = kept.lost();
    return lost.isPresent() && code <= ExitCode.FAILED ? fault(lost.get(), false, err) : code;
  }

  /**
   * Runs one command line.
   *
   * @param out where results go
   * @param err where the one line of an error goes
   * @return an {@link ExitCode}
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    RootCommand root = new RootCommand();
    CommandLine commandLine =
        new CommandLine(root)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((e, unused) -> badArguments(e, err))
            .setExecutionExceptionHandler((e, unused, result) -> fault(e, root.stackTrace(), err));
    for (Command command : ServiceLoader.load(Command.class)) {
      commandLine.addSubcommand(command);
    }
    commandLine.setOut(out).setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      FileNames.checkArrived(args);
      return commandLine.execute(args);
    } catch (InputException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      return fault(e, root.stackTrace(), err);
    }
  }

  private static int badArguments(CommandLine.ParameterException e, PrintWriter err) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(oneLine(name + ": " + e.getMessage() + "; see " + name + " --help"));
    return ExitCode.BAD_INPUT;
  }

  private static int fault(Throwable fault, boolean stackTrace, PrintWriter err) {
    if (stackTrace) {
      fault.printStackTrace(err);
    }
    if (fault instanceof InvalidPathException e) {
      fault = FileNames.invalid(e, "");
    }
    if (fault instanceof InputException e) {
      err.println(oneLine("rung: " + e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
    Throwable plain = NativeLibraries.unwritten(fault).<Throwable>map(e -> e).orElse(fault);
    if (plain instanceof OutputException || plain instanceof TrainingStopped) {
      err.println(oneLine("rung: " + plain.getMessage()));
      return ExitCode.FAILED;
    }
    String remedy =
        switch (fault) {
          case OutOfMemoryError e -> "give more memory with RUNG_JAVA_OPTS=-Xmx12g";
          default -> stackTrace ? "a fault of Rung itself" : "--stacktrace shows where";
        };
    err.println(oneLine("rung: internal error: " + fault + "; " + remedy));
    return ExitCode.INTERNAL;
  }

  /**
   * A message quotes what a user wrote: whatever that is, it stays one readable line, whose end
   * says what to do.
   */
  private static String oneLine(String text) {
    String line =
        text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").strip();
    int surplus = line.length() - LONGEST_LINE;
    if (surplus <= 0) {
      return line;
    }
    int cut = LONGEST_LINE / 2;
    return line.substring(0, cut) + " … " + line.substring(cut + surplus + 3);
  }
}
