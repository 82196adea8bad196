package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever built a checkout, others can run it; what is written follows the umask. */
class LauncherRightsTest {
  private static final List<String> SELF = List.of();
  private static final List<String> OTHER =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /**
   * Shows the checkout read-only at another place and goes on there: {@code sh -c … MOUNT ROOT}.
   */
  private static final List<String> READ_ONLY =
      List.of(
          "unshare",
          "-m",
          "sh",
          "-c",
          "mount --bind \"$1\" \"$0\" && mount -o remount,bind,ro \"$0\" && shift && exec \"$@\"");

  private static final Map<List<String>, Boolean> WORKS = new HashMap<>();

  private Path scratch;
  private Path otherHome;
  private Path mount;
  private StubCheckout checkout;

  /** A folder that others can reach, unlike JUnit's. */
  @BeforeEach
  void create() throws Exception {
    scratch = Files.createTempDirectory("rung-launcher");
    mode(scratch, "rwxr-xr-x");
    otherHome = Files.createDirectory(scratch.resolve("other"));
    mode(otherHome, "rwxrwxrwx");
    mount = Files.createDirectory(scratch.resolve("mount"));
    checkout = StubCheckout.create(scratch.resolve("rung"), scratch);
  }

  @AfterEach
  void remove() throws Exception {
    new ProcessBuilder("rm", "-rf", scratch.toString()).start().waitFor(1, TimeUnit.MINUTES);
  }

  private static void mode(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static void assumeWorks(List<String> prefix, String... command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    assumeTrue(
        WORKS.computeIfAbsent(whole, LauncherRightsTest::works),
        () -> "not allowed here, or not installed: " + String.join(" ", whole));
  }

  private static boolean works(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private StubCheckout.Result other(StubCheckout seen) throws Exception {
    return other(seen, Map.of());
  }

  private StubCheckout.Result other(StubCheckout seen, Map<String, String> variables)
      throws Exception {
    assumeWorks(OTHER, System.getProperty("java.home") + "/bin/java", "-version");
    return seen.with(Map.of("HOME", otherHome.toString())).with(variables).run(OTHER);
  }

  private StubCheckout.Result mounted(List<String> user, StubCheckout seen) throws Exception {
    assumeWorks(List.of(), "unshare", "-m", "true");
    assumeWorks(OTHER, System.getProperty("java.home") + "/bin/java", "-version");
    List<String> prefix = new ArrayList<>(READ_ONLY);
    prefix.add(mount.toString());
    prefix.add(seen.root().toString());
    prefix.addAll(user);
    return seen.with(Map.of("HOME", otherHome.toString())).run(prefix, mount.resolve("rung"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(f -> folder.relativize(f).toString()).sorted().toList();
    }
  }

  /** What lies in the other user's own folder, by the ends of the names. */
  private boolean otherHas(String ending) throws IOException {
    return files(otherHome).stream().anyMatch(f -> f.endsWith(ending));
  }

  /** By another user, from a read-only mount, and both. */
  @Test
  void whatWasBuiltRunsWithoutAnythingWritten() throws Exception {
    assertThat(checkout.run(SELF).ran("1", true)).isTrue();
    List<String> before = files(checkout.root());

    for (StubCheckout.Result result :
        List.of(other(checkout), mounted(SELF, checkout), mounted(OTHER, checkout))) {
      assertThat(result.err()).isEmpty();
      assertThat(result.ran("1", true)).isTrue();
    }
    assertThat(checkout.built()).isEqualTo(1);
    assertThat(files(checkout.root())).isEqualTo(before);
    assertThat(files(otherHome)).containsExactly("");
  }

  /** What stands between another user and the build, so that it is made again in the own folder. */
  enum Obstacle {
    NEVER_BUILT {
      @Override
      void put(StubCheckout checkout) {}
    },
    UNREADABLE_BUILD {
      @Override
      void put(StubCheckout checkout) throws Exception {
        checkout.run(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"));
      }
    },
    UNREADABLE_LIBRARY {
      @Override
      void put(StubCheckout checkout) throws Exception {
        checkout.run(SELF);
        Path library = checkout.root().resolve(".rung/lib/library-1.jar");
        Path closed = Files.copy(library, library.resolveSibling("closed.jar"));
        mode(closed, "rw-------");
        Files.move(closed, library, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    NEWER_SOURCES {
      @Override
      void put(StubCheckout checkout) throws Exception {
        checkout.write("0");
        checkout.run(SELF);
        checkout.write("1");
      }
    };

    abstract void put(StubCheckout checkout) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void anotherUserBuildsInTheOwnFolder(Obstacle obstacle) throws Exception {
    mode(scratch.resolve("repository"), "rwxr-xr-x");
    StubCheckout quick = checkout.quick();
    obstacle.put(quick);
    List<String> before = files(checkout.root());
    int built = checkout.built();

    assertThat(other(quick).ran("1", false)).isTrue();
    assertThat(other(quick).err()).isEmpty();
    assertThat(checkout.built()).isEqualTo(built + 1);
    assertThat(files(checkout.root())).isEqualTo(before);
    assertThat(otherHas("library-1.jar")).isTrue();
    assertThat(otherHas("source")).isFalse();

    checkout.write("2");
    assertThat(other(quick).ran("2", false)).isTrue();
    assertThat(checkout.built()).isEqualTo(built + 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherUserMakesTheStartUpCacheThatIsMissing(boolean unreadable) throws Exception {
    checkout.quick().run(SELF);
    String marker =
        files(checkout.root()).stream().filter(f -> f.endsWith(".aot.none")).findFirst().get();
    Files.delete(checkout.root().resolve(marker));
    if (unreadable) {
      Path cache = checkout.root().resolve(marker.replace(".none", ""));
      mode(Files.writeString(cache, "a cache"), "rw-------");
    }
    assertThat(other(checkout).ran("1", true)).isTrue();
    assertThat(other(checkout).err()).isEmpty();
    assertThat(otherHas(".aot")).isTrue();
    assertThat(otherHas(".jar")).isFalse();
    // Where none can be kept the program starts without it.
    StubCheckout.Result homeless = other(checkout, Map.of("HOME", "/nonexistent"));
    assertThat(homeless.ran("1", false)).isTrue();
    assertThat(homeless.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/nonexistent,",
    "/nonexistent, relative",
    "/nonexistent, /proc/cache",
    "relative,",
    ",",
    "/root,",
    "/dev/null,",
    "/tmp/a:b,"
  })
  void whereNothingCanBeWrittenOneLineSaysSo(String home, String caches) throws Exception {
    assumeWorks(OTHER, "true");
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", home);
    variables.put("XDG_CACHE_HOME", caches);

    StubCheckout.Result result = other(checkout.quick(), variables);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("rung: cannot keep a build in " + checkout.root() + "/.rung")
        .contains("set XDG_CACHE_HOME");
    String own = caches != null && caches.startsWith("/") ? caches : home;
    if (own != null && own.startsWith("/")) {
      assertThat(result.err()).contains(" or " + own);
    }
  }

  @Test
  void cachesCanLieElsewhere() throws Exception {
    Path caches = Files.createDirectory(scratch.resolve("säts 'x'"));
    mode(caches, "rwxrwxrwx");
    mode(scratch.resolve("repository"), "rwxr-xr-x");
    Map<String, String> variables =
        Map.of("HOME", "/nonexistent", "XDG_CACHE_HOME", caches.toString());

    assertThat(other(checkout.quick(), variables).ran("1", false)).isTrue();
    assertThat(files(caches)).anyMatch(f -> f.endsWith("rung-bench-1.jar"));
  }

  /** The second checkout is older than the build of the first: only its content tells. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readOnlyMountsThatWereNeverBuiltRun(boolean otherUser) throws Exception {
    List<String> user = otherUser ? OTHER : SELF;
    StubCheckout second = StubCheckout.create(scratch.resolve("second"), scratch);
    second.write("2");
    mode(scratch.resolve("repository"), "rwxr-xr-x");

    assertThat(mounted(user, checkout.quick()).ran("1", false)).isTrue();
    assertThat(mounted(user, checkout.quick()).err()).isEmpty();
    assertThat(checkout.built()).isEqualTo(1);
    assertThat(mounted(user, second.quick()).ran("2", false)).isTrue();
    assertThat(checkout.root().resolve(".rung")).doesNotExist();
  }

  @Test
  void copiesAreNotBuiltAgain() throws Exception {
    checkout.quick().run(SELF);
    Path copy = scratch.resolve("copy");
    new ProcessBuilder("cp", "-R", checkout.root().toString(), copy.toString()).start().waitFor();
    new ProcessBuilder("rm", "-rf", checkout.root().toString(), scratch.resolve("repository") + "")
        .start()
        .waitFor();
    Files.setLastModifiedTime(
        copy.resolve("pom.xml"), FileTime.fromMillis(System.currentTimeMillis() + 10_000));

    StubCheckout.Result result = checkout.run(SELF, copy.resolve("rung"));

    assertThat(result.code()).isZero();
    assertThat(result.err()).doesNotContain("building");
    assertThat(checkout.built()).isEqualTo(1);
  }

  @Test
  void ofTwoFirstUsesOneBuilds() throws Exception {
    Path launcher = checkout.root().resolve("rung");
    Process one = checkout.quick().start(SELF, launcher);
    Process two = checkout.quick().start(SELF, launcher);

    assertThat(StubCheckout.result(one).ran("1", false)).isTrue();
    assertThat(StubCheckout.result(two).ran("1", false)).isTrue();
    assertThat(checkout.built()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "022, rwxr-xr-x, rw-r--r--, false",
    "002, rwxrwxr-x, rw-rw-r--, true",
    "027, rwxr-x---, rw-r-----, false",
    "077, rwx------, rw-------, false"
  })
  void whatIsWrittenFollowsTheUmask(String umask, String folders, String plain, boolean cache)
      throws Exception {
    mode(scratch.resolve("repository/library-1.jar"), "rw-------");
    List<String> prefix = List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh");

    StubCheckout run = cache ? checkout : checkout.quick();
    assertThat(run.run(prefix).ran("1", cache)).isTrue();
    try (Stream<Path> files = Files.walk(checkout.root().resolve(".rung"))) {
      assertThat(files)
          .anyMatch(f -> f.toString().endsWith(cache ? ".aot" : ".aot.none"))
          .anyMatch(f -> f.toString().endsWith("library-1.jar"))
          .allSatisfy(
              f ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)))
                      .as(f.toString())
                      .isEqualTo(Files.isDirectory(f) ? folders : plain));
    }
  }
}
