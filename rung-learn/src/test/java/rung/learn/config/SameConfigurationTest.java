package rung.learn.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.InputException;

/** A run goes on with a configuration that means the same, however it is written. */
class SameConfigurationTest {
  private static final String CONFIG =
      """
      functional: {kind: neural-gga, base: pbe, hidden: [8, 8], seed: 3}
      method: {basis: sto-3g, grid: [30, 86]}
      data:
        train:
          - {set: set.yaml, include: [h2]}
        holdout:
          - {set: set.yaml, exclude: [h2]}
      optimizer: {learning_rate: 1e-2, schedule: cosine, final_fraction: 0.1}
      stages:
        - {mode: fixed-density, epochs: 3}
        - {mode: self-consistent, epochs: 2, optimizer: {learning_rate: 0.001}}
      seed: 5
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    String set =
        """
        name: hydrogen
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.74"}
          far: {geometry_angstrom: "H 0 0 0; H 0 0 0.8"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
          - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 108}
        """;
    Files.writeString(folder.resolve("set.yaml"), set);
    Files.writeString(folder.resolve("other.yaml"), set);
    Files.createDirectory(folder.resolve("run"));
    Files.writeString(folder.resolve("run/config.yaml"), CONFIG);
  }

  private String go(String text) {
    return SameConfiguration.require(
        TrainingConfigReader.read(folder.resolve("config.yaml"), text),
        folder.resolve("run/config.yaml"));
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        arguments("seed: 5", "seed: 5"),
        arguments("seed: 5", "# of the order\nseed: 5   # five\n\n"),
        arguments("seed: 5", "seed: '5'"),
        arguments("seed: 5", "\"seed\": 5"),
        arguments("1e-2", "0.01"),
        arguments("1e-2", "1.0E-02"),
        arguments("1e-2", "+.01"),
        arguments("0.001", "1e-3"),
        arguments("final_fraction: 0.1", "final_fraction: 1e-1"),
        arguments("base: pbe, hidden: [8, 8], seed: 3", "seed: 3, hidden: [8, 8], base: pbe"),
        arguments("hidden: [8, 8]", "hidden: [8,\n  8]"),
        arguments(
            "method: {basis: sto-3g, grid: [30, 86]}",
            "method:\n  grid:\n    - 30\n    - 86\n  basis: sto-3g"),
        arguments("grid: [30, 86]", "grid: \"30,86\""),
        arguments(
            "    - {set: set.yaml, exclude: [h2]}",
            "    - set: set.yaml\n      exclude:\n      - h2"),
        arguments("\n", "\r\n"),
        // defaults that are written out
        arguments("seed: 5", "seed: 5\nbatch_size: all"),
        arguments("seed: 5", "seed: 5\nbatch_size: 1"),
        arguments("seed: 5", "seed: 5\nbatch_size: 7"),
        arguments("seed: 5", "seed: 5\nscf: {max_iterations: 100, warm_start: yes}"),
        arguments("seed: 5", "seed: 5\nloss: {form: squared, energy: 1.0}"),
        arguments("seed: 5", "seed: 5\npenalties: {ec_scaling: 0}"),
        arguments("kind: neural-gga,", "kind: neural-gga, activation: silu, train_base: false,"),
        arguments("basis: sto-3g,", "basis: sto-3g, aux: auto,"),
        arguments("optimizer: {learning_rate: 1e-2", "optimizer: {kind: adam, learning_rate: 1e-2"),
        arguments("epochs: 3}", "epochs: 3, optimizer: {learning_rate: 0.01}}"),
        // what changes no numbers
        arguments("seed: 5", "seed: 5\nthreads: 1"),
        arguments("seed: 5", "checkpoint_every: 10\nseed: 5"),
        // the content of a set counts, not its path
        arguments("set: set.yaml", "set: ./set.yaml"),
        arguments("set: set.yaml", "set: other.yaml"));
  }

  @ParameterizedTest(name = "{index}: {1}")
  @MethodSource("spellings")
  void aSpellingOfTheSameValuesIsAccepted(String written, String otherwise) {
    assertThat(CONFIG).contains(written);
    assertThat(go(CONFIG.replace(written, otherwise))).isEqualTo(CONFIG);
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        arguments(
            "1e-2",
            "0.02",
            ":8: 'optimizer.learning_rate' is '0.02', the run began with '1e-2'; resume with "),
        arguments("seed: 5", "seed: 6", ":12: 'seed' is '6', the run began with '5'"),
        arguments("seed: 5\n", "", ":1: 'seed' is not there, the run began with '5'"),
        arguments("seed: 3", "seed: 4", ":1: 'functional.seed' is '4', the run began with '3'"),
        arguments(", seed: 3", "", ":1: 'functional.seed' is not there, the run began with '3'"),
        arguments(
            "seed: 5",
            "seed: 5\nscf: {max_iterations: 7}",
            ":13: 'scf' is '{max_iterations}', the run began without it"),
        arguments("[8, 8]", "[8, 9]", ":1: 'functional.hidden[1]' is '9', the run began with '8'"),
        arguments(
            "[8, 8]", "[8]", ":1: 'functional.hidden[1]' is not there, the run began with '8'"),
        arguments(
            "[8, 8]", "[8, 8, 4]", ":1: 'functional.hidden[2]' is '4', the run began without it"),
        arguments("[30, 86]", "2", ":2: 'method.grid' is '2', the run began with '30, 86'"),
        arguments(
            "kind: neural-gga",
            "activation: tanh, kind: neural-gga",
            ":1: 'functional.activation' is 'tanh'"),
        arguments(
            "epochs: 2", "epochs: 4", ":11: 'stages[1].epochs' is '4', the run began with '2'"),
        arguments("cosine", "exponential", ":8: 'optimizer.schedule' is 'exponential'"),
        arguments("include: [h2]", "include: [far]", "both trained on and held out"),
        arguments("exclude: [h2]", "include: [far]", null),
        arguments(
            "seed: 5",
            "batch_size: 1\nthreads: 2\nseed: 6",
            ":12: 'batch_size' is '1', the run began without it; 'seed' is '6', the"));
  }

  @ParameterizedTest(name = "{index}: {1}")
  @MethodSource("differences")
  void anotherValueIsNamed(String written, String otherwise, String says) {
    assertThat(CONFIG).contains(written);
    String changed = CONFIG.replaceFirst(java.util.regex.Pattern.quote(written), otherwise);
    if (says == null) {
      assertThat(go(changed)).isEqualTo(CONFIG);
      return;
    }
    assertThatThrownBy(() -> go(changed))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("config.yaml:")
        .hasMessageContaining(says);
  }

  @Test
  void manyDifferencesAreCounted() {
    assertThatThrownBy(
            () ->
                go(
                    CONFIG
                        .replace("[8, 8]", "[9, 9]")
                        .replace("1e-2", "2e-2")
                        .replace("seed: 5", "seed: 6")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'functional.hidden[0]' is '9'")
        .hasMessageContaining("'functional.hidden[1]' is '9'")
        .hasMessageContaining("; and 2 more differ; resume with ")
        .hasMessageNotContaining("seed");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        arguments("", "the file is empty"),
        arguments("{", "not valid YAML"),
        arguments("seed: [", "not valid YAML"),
        arguments("null", "the document"),
        arguments("- 1\n", "the document"),
        arguments(
            "seed: 5\n", "'functional' is '{kind, base, hidden, seed}', the run began without it"),
        arguments(CONFIG + "seed: 5\n", "stands here twice"),
        arguments(CONFIG + "sede: 5\n", "'sede' is not there, the run began with '5'"));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("damages")
  void aDamagedCopyIsRefused(String kept, String says) throws Exception {
    Files.writeString(folder.resolve("run/config.yaml"), kept);
    assertThatThrownBy(() -> go(CONFIG))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run/config.yaml")
        .hasMessageContaining(says);
  }
}
