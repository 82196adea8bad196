package rung.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import rung.system.FileNames;
import rung.system.InputException;

/**
 * The entry point of {@code ./rung}: finds the commands, runs one, and turns faults into exit
 * codes.
 */
public final class Main {
  private static final Pattern UNPACKING =
      Pattern.compile("UnsatisfiedLinkError: java\\.io\\.IOException: ([^:\\[]*)");

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true);
    System.setOut(System.err);
    // Libraries write numbers as the user's country does, if they are let.
    Locale.setDefault(Locale.ROOT);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
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
    } else if (fault instanceof LinkageError e) {
      fault = unlessUnpacked(e);
    }
    if (fault instanceof InputException e) {
      err.println(oneLine("rung: " + e.getMessage()));
      return ExitCode.BAD_INPUT;
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
   * Bad input where JavaCPP had no folder for the native libraries; its words are in the causes.
   */
  private static Throwable unlessUnpacked(LinkageError fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Matcher unpacking = UNPACKING.matcher(cause.toString());
      if (unpacking.find()) {
        return new InputException(
            "the native libraries cannot be unpacked (" + unpacking.group(1).strip() + ")",
            System.getProperty("user.home") + "/.javacpp",
            "make room there, or set RUNG_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");
      }
    }
    return fault;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
