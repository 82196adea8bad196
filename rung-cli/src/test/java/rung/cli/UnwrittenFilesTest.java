package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.neural.Rung;
import rung.neural.Activation;
import rung.neural.model.Model;
import rung.neural.model.ModelDirectory;
import rung.neural.model.ModelSpec;

/**
 * Pages and certificates that cannot be written: one line with the cause, and nothing half-written.
 */
class UnwrittenFilesTest {
  private static final Path FULL = Path.of("/dev/full");

  /** What a file is called in this process until it is whole. */
  static final String UNFINISHED = "." + ProcessHandle.current().pid() + ".unfinished";

  @TempDir Path folder;
  private int code;
  private String out = "";
  private String err = "";

  @BeforeAll
  static void thereIsAFullDevice() {
    assumeTrue(Files.isWritable(FULL), "no /dev/full here");
  }

  private void run(String... args) {
    StringWriter results = new StringWriter();
    StringWriter line = new StringWriter();
    code = Main.run(new PrintWriter(results), new PrintWriter(line), args);
    out = results.toString();
    err = line.toString();
  }

  private void failedWith(Path where, String cause) {
    assertThat(err.lines())
        .singleElement()
        .asString()
        .startsWith("rung: " + where + ": cannot be written: ")
        .contains(cause);
    assertThat(code).isEqualTo(ExitCode.FAILED);
  }

  /** Makes a place at which a page cannot be written, and names it. */
  @FunctionalInterface
  interface Place {
    Path in(Path folder) throws IOException;
  }

  private static Arguments place(String what, String cause, Place place) {
    return Arguments.of(what, cause, place);
  }

  static Stream<Arguments> places() {
    return Stream.of(
        place("a full device", "no space left on device", f -> FULL),
        place(
            "a link to a full device",
            "no space left on device",
            f -> Files.createSymbolicLink(f.resolve("page.html"), FULL)),
        place(
            "a full disk",
            "no space left on device",
            f -> {
              Files.createSymbolicLink(f.resolve("page.html" + UNFINISHED), FULL);
              return f.resolve("page.html");
            }),
        place(
            "a full disk, an old page there",
            "no space left on device",
            f -> {
              Files.createSymbolicLink(f.resolve("page.html" + UNFINISHED), FULL);
              return Files.writeString(f.resolve("page.html"), "old");
            }),
        place(
            "a full disk behind a link",
            "no space left on device",
            f -> {
              Files.createSymbolicLink(f.resolve("page.html" + UNFINISHED), FULL);
              return Files.createSymbolicLink(f.resolve("link.html"), Path.of("page.html"));
            }),
        place("a folder", "a folder is here", f -> Files.createDirectory(f.resolve("page.html"))),
        place("no folder", "there is no folder", f -> f.resolve("none").resolve("page.html")),
        place(
            "no folder behind a link",
            "there is no folder",
            f -> Files.createSymbolicLink(f.resolve("page.html"), Path.of("none/page.html"))),
        place(
            "a file as folder",
            "not a folder",
            f -> Files.writeString(f.resolve("file"), "mine").resolve("page.html")),
        place("too long a name", "file name too long", f -> f.resolve("x".repeat(300) + ".html")),
        place(
            "links in a circle",
            "too many levels of symbolic links",
            f -> {
              Files.createSymbolicLink(f.resolve("a.html"), Path.of("b.html"));
              return Files.createSymbolicLink(f.resolve("b.html"), Path.of("a.html"));
            }));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("places")
  void aPageOfFindingsThatCannotBeWrittenLeavesEverythingAsItWas(
      String what, String cause, Place place) throws IOException {
    Path page = place.in(folder);
    List<String> before = files();
    run("check", "lda_x", "--report", page.toString());
    failedWith(page, cause);
    before.removeIf(name -> name.endsWith(UNFINISHED));
    assertThat(files()).isEqualTo(before);
    assertThat(page)
        .satisfiesAnyOf(
            p -> assertThat(Files.isRegularFile(p)).isFalse(),
            p -> assertThat(p).hasContent("old"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.map(Path::toString).sorted().toList());
    }
  }

  @Test
  void aDeviceIsWrittenIntoAndStaysADevice() {
    run("check", "lda_x", "--report", "/dev/null");
    assertThat(err).isEmpty();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aLinkIsFollowedAndStaysALink() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), page.getFileName());
    run("check", "lda_x", "--report", link.toString());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(page).content().startsWith("<!doctype html>").endsWith("</html>\n");
  }

  @Test
  void findingsArePrintedThoughTheModelCannotKeepThem() throws IOException {
    ModelSpec spec = new ModelSpec.Neural(Rung.GGA, "pbe", List.of(4), Activation.TANH);
    Path model = folder.resolve("model");
    ModelDirectory.save(model, new Model(spec, spec.create(1), Map.of("note", "test")));
    Path description = model.resolve(ModelDirectory.DESCRIPTION);
    String before = Files.readString(description);
    Files.createSymbolicLink(model.resolve(ModelDirectory.DESCRIPTION + UNFINISHED), FULL);
    run("check", model.toString());
    failedWith(description, "no space left on device");
    assertThat(out).contains("checks passed");
    assertThat(description).hasContent(before);
    assertThat(files()).hasSize(4);
  }
}
