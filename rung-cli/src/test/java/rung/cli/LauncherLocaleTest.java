package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files reach Java whole under every locale, wherever the checkout and the home lie. */
class LauncherLocaleTest {
  /** Names with what shells, Java's options and encodings trip over. */
  private static final List<String> NAMES =
      List.of(
          "säts",
          "wässer mit blank",
          "a\u0308 in two characters",
          "水",
          "😀",
          "it's",
          "say \"hi\"",
          "$HOME `id` $(id)",
          "back\\slash",
          "[a-z]*?.xyz",
          "line\nbreak",
          "a:b",
          "@file",
          "éè,;&|<>#%~");

  private static final List<String> NONE = List.of();

  @TempDir static Path scratch;

  private static StubCheckout checkout;

  @BeforeAll
  static void build() throws Exception {
    checkout = StubCheckout.create(scratch.resolve("säts/rung"), scratch);
    for (String name : NAMES) {
      Files.writeString(checkout.root().resolveSibling(name), name);
    }
    assertThat(checkout.with(Map.of("LC_ALL", "C")).run(NONE).ran("1", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LC_ALL=",
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "LC_ALL=C.UTF-8",
        "LC_ALL=en_US.UTF-8",
        "LC_ALL=en_US.utf8",
        "LC_ALL=no_such.UTF-8",
        "LC_ALL=zh_CN.GB18030",
        "LC_CTYPE=UTF-8",
        "LC_CTYPE=UTF-8 LANG=C",
        "LC_CTYPE=C LANG=C.UTF-8",
        "LC_CTYPE=de_DE@euro",
        "LANG=tr_TR.UTF-8",
        "LANG=C LANGUAGE=de",
        "LC_ALL=C.UTF-8 LANGUAGE=de:fr",
        "LC_NUMERIC=de_DE.UTF-8"
      })
  void namesArriveUnderEveryLocale(String variables) throws Exception {
    Map<String, String> locale = new LinkedHashMap<>();
    for (String variable : variables.split(" ")) {
      if (!variable.isEmpty()) {
        locale.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
      }
    }
    StubCheckout.Result result = checkout.with(locale).run(NONE, NAMES.toArray(String[]::new));

    assertThat(result.err()).isEmpty();
    assertThat(result.ran("1", true)).isTrue();
    assertThat(result.out().lines().skip(1))
        .hasSize(NAMES.size())
        .allSatisfy(line -> assertThat(line).isEqualTo("true"));
    for (String name : NAMES) {
      Path made = checkout.root().resolveSibling(name + ".out");
      assertThat(made).isDirectory();
      Files.delete(made);
    }
  }

  /** {@code ./mvnw} takes its locale from the file that it shares with {@code ./rung}. */
  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=en_US.UTF-8", "LC_CTYPE=UTF-8"})
  void mavenRunsInTheSameLocale(String variable) throws Exception {
    Path real = Path.of("").toAbsolutePath().getParent().resolve("mvnw");
    List<String> lines = Files.readAllLines(real);
    int sourced = lines.indexOf(lines.stream().filter(l -> l.startsWith(". ")).findFirst().get());
    Path script = checkout.root().resolve("mvnw-probe");
    List<String> probe = new ArrayList<>(lines.subList(0, sourced + 1));
    probe.add("exec \"$JAVA_HOME/bin/java\" -XshowSettings:properties -version");
    Files.write(script, probe);
    String[] pair = variable.split("=");

    StubCheckout.Result result = checkout.with(Map.of(pair[0], pair[1])).run(List.of("sh"), script);

    assertThat(result.err()).contains("sun.jnu.encoding = UTF-8").contains("säts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "säts",
        "two words",
        "it's",
        "say \"hi\"",
        "$HOME `id` $(id)",
        "[a-z]*+?.x",
        "back\\slash",
        "水",
        "-x"
      })
  void checkoutsAndHomesMayHaveAnyName(String name) throws Exception {
    Path folder = Files.createDirectories(scratch.resolve("named").resolve(name));
    StubCheckout named =
        StubCheckout.create(folder.resolve("rung"), folder).with(Map.of("LC_ALL", "C")).quick();

    assertThat(named.run(NONE).ran("1", false)).isTrue();
    assertThat(named.run(NONE).err()).isEmpty();
    assertThat(named.built()).isEqualTo(1);
  }

  /** A class path cannot hold a colon: such a checkout is built in the user's own folder. */
  @ParameterizedTest
  @ValueSource(strings = {"a:b", ":", "C:\\rung"})
  void checkoutsMayHaveAColon(String name) throws Exception {
    Path folder = Files.createDirectories(scratch.resolve("colons").resolve(name));
    StubCheckout named =
        StubCheckout.create(folder.resolve("rung"), scratch.resolve("colon-" + name.length()))
            .quick();

    assertThat(named.run(NONE).ran("1", false)).isTrue();
    assertThat(named.run(NONE).err()).isEmpty();
    assertThat(named.built()).isEqualTo(1);
    assertThat(folder.resolve("rung/.rung")).doesNotExist();
  }
}
