package rung.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code rung} as a process of its own, started by a line of shell. */
final class RungProcess {
  private static final long PATIENCE_SECONDS = 120;

  private RungProcess() {}

  /**
   * What a process left.
   *
   * @param code exit code
   * @param err what stands on stderr
   */
  record Ending(int code, String err) {}

  /** Runs a script of sh as {@link #within} does, in a plain shell. */
  static Ending sh(Path folder, String script, String... options) throws Exception {
    return within(List.of(), folder, script, options);
  }

  /**
   * Runs a script of sh in {@code folder}, in which {@code rung} and its arguments start the
   * command line with these options of the JVM. Standard error goes to a file there unless the
   * script says otherwise; the exit code is the script's.
   *
   * @param shelter words that start the shell, such as {@code unshare -m}
   */
  static Ending within(List<String> shelter, Path folder, String script, String... options)
      throws Exception {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            // Its file in /tmp would be a victim of limits too.
            "-XX:-UsePerfData"));
    java.addAll(List.of(options));
    StringBuilder rung = new StringBuilder("rung() {");
    java.forEach(word -> rung.append(" '").append(word).append('\''));
    rung.append(" -cp \"$CLASS_PATH\" rung.cli.Main \"$@\"; }\n");
    Path err = Files.createTempFile(folder, "stderr", ".txt");
    List<String> shell = new ArrayList<>(shelter);
    shell.addAll(List.of("sh", "-c", rung + script));
    ProcessBuilder builder = new ProcessBuilder(shell);
    builder.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
    builder.directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(err.toFile());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("it hangs: " + script);
    }
    Ending ending = new Ending(process.exitValue(), Files.readString(err));
    Files.delete(err);
    return ending;
  }

  /** Whether a line of shell succeeds here, such as one that needs root or a tool. */
  static boolean can(String line) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
