package rung.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A checkout with the launcher's own scripts, a program of one class and a Maven that takes no
 * time. What Maven builds is counted; its repository is closed to other users.
 *
 * @param root the folder of the checkout
 * @param builds a folder that gets one file for each build
 * @param environment what every run gets, besides what it is given
 */
record StubCheckout(Path root, Path builds, Map<String, String> environment) {
  private static final Path REAL = Path.of("").toAbsolutePath().getParent();

  /** Says of each file given whether it is there, and makes a folder beside it. */
  private static final String PROGRAM =
      """
      package rung.cli;
      import java.nio.file.*;
      public class Main {
        public static void main(String[] names) throws Exception {
          if (names.length > 0 && names[0].equals("warm-up")) {
            if (System.getenv("STUB_NO_CACHE") != null) {
              // An orderly end would write the cache, whatever the exit code.
              String self = Long.toString(ProcessHandle.current().pid());
              new ProcessBuilder("kill", "-9", self).start().waitFor();
            }
            return;
          }
          boolean cache = Files.readString(Path.of("/proc/self/cmdline")).contains("-XX:AOTCache=");
          System.out.println("VERSION " + (cache ? "cached" : "plain"));
          for (String name : names) {
            Path file = Path.of(name).toAbsolutePath();
            Files.createDirectories(Path.of(name + ".out"));
            boolean listed = false;
            try (var beside = Files.newDirectoryStream(file.getParent())) {
              for (Path other : beside) {
                listed |= other.equals(file);
              }
            }
            System.out.println(Files.exists(Path.of(name)) && listed);
          }
        }
      }
      """;

  private static final Map<String, byte[]> PROGRAMS = new ConcurrentHashMap<>();

  private static final String MAVEN =
      """
      #!/bin/sh
      set -eu
      mktemp "$STUB_BUILDS/XXXXXX" >/dev/null
      mkdir -p rung-bench/.rung
      cat rung-bench/src/main/program.jar >rung-bench/.rung/rung-bench-1.jar
      printf %s "$STUB_LIBRARY" >rung-bench/.rung/class-path
      """;

  /** What a run printed, and its exit code. */
  record Result(int code, String out, String err) {
    /** Whether the program started, in version {@code version}, with the start-up cache or not. */
    boolean ran(String version, boolean cache) {
      return code == 0 && out.startsWith(version + (cache ? " cached" : " plain") + "\n");
    }
  }

  /** A checkout in {@code root} that was never built; Maven's things lie in {@code scratch}. */
  static StubCheckout create(Path root, Path scratch) throws Exception {
    Path builds = Files.createDirectories(scratch.resolve("builds"));
    Files.setPosixFilePermissions(builds, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path repository = Files.createDirectories(scratch.resolve("repository"));
    Files.setPosixFilePermissions(repository, PosixFilePermissions.fromString("rwx------"));
    jar(repository.resolve("library-1.jar"), Map.of());
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", Files.createDirectories(scratch.resolve("home")).toString());
    environment.put("RUNG_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    environment.put("STUB_BUILDS", builds.toString());
    environment.put("STUB_LIBRARY", repository.resolve("library-1.jar").toString());
    StubCheckout checkout = new StubCheckout(root, builds, environment);
    for (String name : List.of("rung", ".mvn/jdk.sh", ".mvn/rung-jvm-flags")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.copy(REAL.resolve(name), root.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path maven = Files.writeString(root.resolve("mvnw"), MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("rung-bench/src/main"));
    Files.writeString(root.resolve("rung-bench/pom.xml"), "<project/>");
    checkout.write("1");
    return checkout;
  }

  /** Writes the sources of a version of the program. */
  void write(String version) throws IOException {
    jar(
        root.resolve("rung-bench/src/main/program.jar"),
        Map.of("rung/cli/Main.class", PROGRAMS.computeIfAbsent(version, StubCheckout::compile)));
  }

  private static byte[] compile(String version) {
    try {
      Path work = Files.createTempDirectory("rung-stub");
      Path source =
          Files.writeString(work.resolve("Main.java"), PROGRAM.replace("VERSION", version));
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-proc:none", "-d", work.toString(), source.toString());
      if (code != 0) {
        throw new IOException("the stub does not compile");
      }
      Path made = work.resolve("rung/cli/Main.class");
      byte[] program = Files.readAllBytes(made);
      for (Path file :
          List.of(source, made, work.resolve("rung/cli"), work.resolve("rung"), work)) {
        Files.delete(file);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of builds so far. */
  int built() throws IOException {
    try (Stream<Path> files = Files.list(builds)) {
      return (int) files.count();
    }
  }

  /** The same checkout, whose start-up cache cannot be made: that saves seconds. */
  StubCheckout quick() {
    return with(Map.of("STUB_NO_CACHE", "1"));
  }

  /** The same checkout with another environment; {@code null} takes a variable away. */
  StubCheckout with(Map<String, String> changes) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    changes.forEach(
        (name, value) -> {
          if (value == null) {
            changed.remove(name);
          } else {
            changed.put(name, value);
          }
        });
    return new StubCheckout(root, builds, changed);
  }

  /** Runs the launcher behind other commands that start it. */
  Result run(List<String> prefix, String... arguments) throws Exception {
    return run(prefix, root.resolve("rung"), arguments);
  }

  /** Runs the launcher where it is seen as {@code launcher}. */
  Result run(List<String> prefix, Path launcher, String... arguments) throws Exception {
    return result(start(prefix, launcher, arguments));
  }

  Process start(List<String> prefix, Path launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.getParent().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Result result(Process process) throws Exception {
    process.getOutputStream().close();
    String out = text(process.getInputStream().readAllBytes());
    String err = text(process.getErrorStream().readAllBytes());
    return new Result(process.waitFor(), out, err);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
    Files.deleteIfExists(file);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
      if (entries.isEmpty()) {
        jar.putNextEntry(new JarEntry("library.txt"));
      }
    }
  }
}
