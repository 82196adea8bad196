package rung.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a machine lacks is told at the end of the tests. */
class NotRunTest {
  /** Everything in it needs what is not there. */
  static class Whole {
    @BeforeAll
    static void needsAbacus() {
      assumeTrue(false, "needs an abacus");
    }

    @Test
    void counts() {}
  }

  /** Some of its rows do, and one of its tests something else. */
  static class Partly {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void counts(int row) {
      assumeTrue(row == 1, "needs an abacus");
    }

    @Test
    void listens() {
      assumeTrue(false, "no ear here");
    }
  }

  /** Needs nothing. */
  static class Complete {
    @Test
    void runs() {}
  }

  private static String printed(Class<?>... tests) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    NotRun listener = new NotRun(new PrintStream(printed, true, StandardCharsets.UTF_8));
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (Class<?> test : tests) {
      request.selectors(selectClass(test));
    }
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone).execute(request.build(), listener);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneLineNamesClassesAndWhatTheyNeed() {
    assertThat(printed(Whole.class, Partly.class, Complete.class))
        .isEqualTo(
            "Not run, wholly or in part: NotRunTest$Partly, NotRunTest$Whole (needs an abacus);"
                + " NotRunTest$Partly (no ear here)\n");
  }

  @Test
  void nothingIsSaidWhereEverythingRan() {
    assertThat(printed(Complete.class)).isEmpty();
  }

  @Test
  void junitFindsTheListener() {
    assertThat(ServiceLoader.load(TestExecutionListener.class))
        .hasAtLeastOneElementOfType(NotRun.class);
  }
}
