package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file or an option, a command does its work or says in a line what is wrong.
 *
 * <p>200 damaged inputs of seed 1 in each run of the tests; {@code -Drung.fuzz.mutations=2000
 * -Drung.fuzz.seed=2} tries others, and {@code -Drung.fuzz.first=1234 -Drung.fuzz.mutations=1} one
 * of them again.
 */
class FuzzedInputsTest {
  private static final int MUTATIONS = Integer.getInteger("rung.fuzz.mutations", 200);
  private static final long SEED = Long.getLong("rung.fuzz.seed", 1);
  private static final int FIRST = Integer.getInteger("rung.fuzz.first", 0);
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int LONGEST_LINE = 600;
  private static final int MOST_LINES = 3;
  private static final int MOST_FAULTS = 20;

  @TempDir Path scratch;

  @TempDir Path work;

  /** What a command did. */
  private record Outcome(int code, String out, String err, String progress) {}

  @Test
  void damagedInputsGiveAResultOrALine() throws Exception {
    FuzzedFiles whole = new FuzzedFiles(scratch);
    List<String> faults = new ArrayList<>();
    int[] codes = new int[4];
    for (int i = FIRST; i < FIRST + MUTATIONS && faults.size() < MOST_FAULTS; i++) {
      Path folder = Files.createDirectory(work.resolve(Integer.toString(i)));
      write(whole.files(), folder);
      Mutator mutator =
          new Mutator(new Random(1_000_003 * SEED + i), List.copyOf(whole.files().values()));
      FuzzedFiles.Run run =
          whole.kinds().get(i % whole.kinds().size()).damage(folder, mutator::damage);
      Map<String, byte[]> before = read(folder);
      Outcome outcome = run(run.arguments());
      codes[outcome.code() & 3]++;
      List<String> wrong = wrong(outcome, changes(before, read(folder)), run);
      if (wrong.isEmpty()) {
        delete(folder);
      } else {
        Path kept = keep(before, i);
        faults.add(
            "seed %d, mutation %d, %s (%s): %s%n  rung %s%n  inputs in %s%n  %s%n  %s"
                .formatted(
                    SEED,
                    i,
                    run.kind(),
                    shown(run.how()),
                    String.join("; ", wrong),
                    shown(String.join(" ", run.arguments())),
                    kept,
                    shown(outcome.err()),
                    outcome.progress().lines().limit(12).map(FuzzedInputsTest::shown).toList()));
      }
    }
    System.out.printf(
        "fuzzed inputs: seed %d, %d done, %d failed, %d refused%n",
        SEED, codes[0], codes[1], codes[2]);
    if (!faults.isEmpty()) {
      fail(String.join("\n", faults));
    }
    if (MUTATIONS >= 100) {
      assertThat(codes[ExitCode.DONE]).isPositive();
      assertThat(codes[ExitCode.BAD_INPUT]).isPositive();
    }
  }

  @Test
  void wholeInputsAreRead() throws Exception {
    FuzzedFiles whole = new FuzzedFiles(scratch);
    for (FuzzedFiles.Kind kind : whole.kinds()) {
      Path folder = Files.createTempDirectory(work, "whole");
      write(whole.files(), folder);
      FuzzedFiles.Run run = kind.damage(folder, bytes -> new Mutator.Mutant("", bytes));
      Outcome outcome = run(run.arguments());
      assertThat(outcome.code()).as(run.kind() + ": " + outcome).isIn(0, 1);
    }
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("[^\\p{Print}\\p{L}]", "?");
    return line.length() > 700 ? line.substring(0, 700) + "…" : line;
  }

  private static List<String> wrong(Outcome outcome, List<String> changed, FuzzedFiles.Run run) {
    List<String> wrong = new ArrayList<>();
    int code = outcome.code();
    if (code < 0) {
      wrong.add("hangs");
    } else if (code > ExitCode.BAD_INPUT) {
      wrong.add("exit code " + code);
    }
    if (code == ExitCode.BAD_INPUT && (outcome.err().isBlank() || !outcome.out().isEmpty())) {
      wrong.add("refused without a line, or with output");
    }
    if (outcome.err().lines().count() > MOST_LINES) {
      wrong.add("more than three lines");
    }
    if (Stream.concat(outcome.err().lines(), outcome.progress().lines())
        .anyMatch(line -> line.length() > LONGEST_LINE)) {
      wrong.add("a line of more than " + LONGEST_LINE + " characters");
    }
    if (outcome.err().chars().anyMatch(c -> c < ' ' && c != '\n')) {
      wrong.add("control characters in the message");
    }
    if ((outcome.err() + outcome.progress()).contains("\tat ")) {
      wrong.add("a stack trace");
    }
    if (outcome.out().matches("(?s).*(NaN|Infinity).*")) {
      wrong.add("no numbers in the output");
    }
    changed.removeIf(
        file ->
            code != ExitCode.BAD_INPUT
                && run.may().stream().anyMatch(m -> file.equals(m) || file.startsWith(m + "/")));
    if (!changed.isEmpty()) {
      wrong.add("changed " + changed);
    }
    return wrong;
  }

  /** Runs a command in a thread of its own, and gives up on it after a while. */
  private static Outcome run(List<String> arguments) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    AtomicInteger code = new AtomicInteger(-1);
    PrintStream usual = System.err;
    System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
    try {
      Thread thread =
          new Thread(
              () ->
                  code.set(
                      Main.run(
                          new PrintWriter(out, true),
                          new PrintWriter(err, true),
                          arguments.toArray(String[]::new))));
      thread.setDaemon(true);
      thread.start();
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        Arrays.stream(thread.getStackTrace()).limit(15).forEach(frame -> err.write(frame + "\n"));
      }
    } finally {
      System.setErr(usual);
    }
    return new Outcome(
        code.get(), out.toString(), err.toString(), progress.toString(StandardCharsets.UTF_8));
  }

  private static Path keep(Map<String, byte[]> files, int index) throws IOException {
    Path folder = Path.of("target", "fuzz", SEED + "-" + index).toAbsolutePath();
    Files.createDirectories(folder);
    write(files, folder);
    return folder;
  }

  private static List<String> changes(Map<String, byte[]> before, Map<String, byte[]> after) {
    List<String> changed = new ArrayList<>();
    for (String name : before.keySet()) {
      if (!Arrays.equals(before.get(name), after.get(name))) {
        changed.add(name);
      }
    }
    after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(changed::add);
    return changed;
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
