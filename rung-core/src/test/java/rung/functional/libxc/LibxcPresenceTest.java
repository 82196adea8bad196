package rung.functional.libxc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Where a machine lacks libxc, tests of the bridge do not run. On CI that is a failure. */
class LibxcPresenceTest {
  @Test
  @EnabledIfEnvironmentVariable(named = "CI", matches = "true")
  void ciHasLibxc() {
    assertThat(Libxc.available())
        .withFailMessage(
            "CI=true, but the system's libxc does not load, so the tests of the bridge would not"
                + " run: install libxc9 (Debian: apt install libxc9)")
        .isTrue();
  }
}
