package rung.learn.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.neural.Feature;
import rung.system.InputException;

class TrainingConfigReaderTest {
  private static final String CONFIG =
      """
      functional: {kind: neural-gga, base: pbe, hidden: [8, 8], activation: tanh, seed: 3}
      method: {basis: sto-3g, grid: [30, 86], nonlocal_grid: [20, 50]}
      scf: {max_iterations: 50, warm_start: false}
      data:
        train:
          - {set: set.yaml, include: [h2]}
        holdout:
          - {set: set.yaml, exclude: [h2]}
      loss: {form: huber, huber_delta_kcal_per_mol: 2, energy: 0.5}
      optimizer: {kind: adam, learning_rate: 1e-2, schedule: cosine, final_fraction: 0.1}
      stages:
        - {mode: fixed-density, epochs: 3}
        - {mode: self-consistent, epochs: 2, optimizer: {learning_rate: 1e-3}}
      seed: 5
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSet() throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: hydrogen
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.74"}
          far: {geometry_angstrom: "H 0 0 0; H 0 0 0.8"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
          - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 108}
        """);
  }

  private TrainingConfig read(String text) {
    return TrainingConfigReader.read(folder.resolve("config.yaml"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "'kind: neural-gga, base: pbe, hidden: [8, 8], activation: tanh, seed: 3', 'kind: model, path: NAME', 1",
    "basis: sto-3g, basis: NAME, 2",
    "basis: sto-3g, 'basis: sto-3g, aux: NAME', 2",
    "'set: set.yaml, include', 'set: NAME, include', 6",
    "mode: fixed-density, 'mode: pretrain, parent: NAME', 12"
  })
  void namesThatNoFileHasAreBadInputAtTheirLine(String entry, String replacement, int line) {
    String config = CONFIG.replace(entry, replacement.replace("NAME", "\"a\\0b\""));

    assertThatThrownBy(() -> read(config))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("config.yaml:" + line + ": ")
        .hasMessageContaining("no file can be named 'a?b'");
  }

  @Test
  void formsAndFeaturesOfOnesOwnAreRead() {
    String own =
        "{kind: neural, base: pbe, exchange: {form: bounded-exchange, features: [s_half]},"
            + " correlation: {form: scaled-correlation, features: [rs, log(tau_up+1e-5)]},"
            + " constraints: {lieb_oxford: 1.804}, train_base: [gga_x_pbe.mu]}";
    String line = CONFIG.lines().findFirst().orElseThrow();
    FunctionalChoice.Neural choice =
        (FunctionalChoice.Neural) read(CONFIG.replace(line, "functional: " + own)).functional();
    assertThat(choice.design().corrections()).hasSize(2);
    assertThat(choice.design().corrections().get(1).features())
        .extracting(Feature::id)
        .containsExactly("rs", "log(tau_up+1e-5)");
    assertThat(choice.design().constraints().liebOxford()).isEqualTo(1.804);
    assertThat(choice.design().trained().names()).containsExactly("gga_x_pbe.mu");
    assertThatThrownBy(
            () -> read(CONFIG.replace(line, "functional: " + own.replace("s_half", "s_hlf"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'s_hlf' is not a feature")
        .hasMessageContaining("s_half");
  }

  @Test
  void theExamplesAreUnderstoodAndTheirDataFound() throws Exception {
    try (Stream<Path> examples = Files.list(Path.of("..", "examples"))) {
      for (Path example : examples.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        TrainingConfig config = TrainingConfigReader.read(example);
        assertThat(config.train()).as(example.toString()).isNotEmpty();
        assertThat(config.holdout()).as(example.toString()).hasSizeGreaterThanOrEqualTo(23);
      }
    }
  }

  @Test
  void everySectionIsRead() {
    TrainingConfig config = read(CONFIG);
    assertThat(config.functional()).isInstanceOf(FunctionalChoice.Neural.class);
    assertThat(config.method().grid()).isEqualTo("30,86");
    assertThat(config.method().nonLocalGrid()).isEqualTo("20,50");
    assertThat(config.scf().warmStart()).isFalse();
    assertThat(config.train()).extracting(d -> d.id()).containsExactly("h2");
    assertThat(config.holdout()).extracting(d -> d.id()).containsExactly("far");
    assertThat(config.loss().form().huberDeltaKcalPerMol()).isEqualTo(2);
    assertThat(config.batchSize()).isEqualTo(1);
  }

  @Test
  void aStageTakesTheCommonOptimizerWhereItSaysNothing() {
    TrainingConfig config = read(CONFIG);
    assertThat(config.stages().get(0).optimizer().learningRate()).isEqualTo(1e-2);
    assertThat(config.stages().get(1).optimizer().learningRate()).isEqualTo(1e-3);
    assertThat(config.stages().get(1).optimizer().schedule()).isEqualTo(new Schedule.Cosine(0.1));
  }

  @Test
  void aStageTakesTheCommonPenaltiesUnlessItNamesItsOwn() {
    String own = "epochs: 3, penalties: {ec_scaling: 0, points: 5}";
    TrainingConfig config =
        read(CONFIG.replace("epochs: 3", own) + "penalties: {ec_scaling: 2, uniform_gas: 1}\n");
    assertThat(config.stages().get(0).penalties().none()).isTrue();
    assertThat(config.stages().get(1).penalties().weights())
        .isEqualTo(Map.of("ec_scaling", 2.0, "uniform_gas", 1.0));
    assertThat(config.stages().get(1).penalties().points()).isEqualTo(2048);
  }

  @Test
  void aClippedGradientIsRefusedWithALineSearchAndNotHandedDownToOne() {
    assertThatThrownBy(() -> read(CONFIG.replace("kind: adam", "kind: lbfgs, gradient_clip: 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'gradient_clip'")
        .hasMessageContaining("config.yaml:10");
    TrainingConfig config =
        read(
            CONFIG
                .replace("kind: adam", "kind: adam, gradient_clip: 1")
                .replace("{learning_rate: 1e-3}", "{kind: lbfgs, learning_rate: 1}"));
    assertThat(config.stages().get(0).optimizer().gradientClip()).isEqualTo(1);
    assertThat(config.stages().get(1).optimizer().gradientClip()).isInfinite();
  }

  @Test
  void schedulesGoFromOneToTheirLastFactor() {
    for (Schedule schedule :
        new Schedule[] {new Schedule.Cosine(0.1), new Schedule.Exponential(0.1)}) {
      assertThat(schedule.factor(0, 11)).isCloseTo(1, within(1e-15));
      assertThat(schedule.factor(10, 11)).isCloseTo(0.1, within(1e-15));
      assertThat(schedule.factor(5, 11)).isBetween(0.1, 1.0);
    }
  }

  @Test
  void heldOutDataMustNotBeTrainedOn() {
    assertThatThrownBy(() -> read(CONFIG.replace("exclude: [h2]", "include: [h2, far]")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("both trained on and held out")
        .hasMessageContaining("config.yaml:8");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> read(CONFIG.replace("learning_rate: 1e-3", "lerning_rate: 1e-3")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("config.yaml:13")
        .hasMessageContaining("did you mean 'learning_rate'?");
  }
}
