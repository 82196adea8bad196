package rung.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code rung} without a command: says what there is. */
@CommandLine.Command(
    name = "rung",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    description = "Learns density functionals through the Kohn-Sham equations.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:did not converge, a check failed, or output could not be written",
      "2:bad input; one line says what, where and what to do",
      "3:internal error"
    })
final class RootCommand implements Runnable {
  @CommandLine.Option(
      names = "--stacktrace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "With an error, print where in the program it arose.")
  private boolean stackTrace;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  boolean stackTrace() {
    return stackTrace;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Version.class.getPackage().getImplementationVersion();
      return new String[] {"rung " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
