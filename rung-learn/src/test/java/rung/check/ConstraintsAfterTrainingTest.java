package rung.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.functional.tape.FormFunctional;
import rung.learn.Trainees;
import rung.learn.TrainingSession;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.run.RunFolder;
import rung.learn.train.StepReport;
import rung.learn.train.TrainingListener;
import rung.neural.model.ModelDirectory;
import rung.parallel.Workers;

/** Constraints by construction of a model that has learned something, read back from its files. */
class ConstraintsAfterTrainingTest {
  private static final double BOUND = 1.174;
  private static final double SLOPE = 0.5;
  private static final String ALL =
      "{lieb_oxford: 1.174, large_gradient_decay: true, slope_bound: 0.5}";
  private static final String NONE =
      "{spin_scaling: false, coordinate_scaling: false, uniform_gas_limit: false, lieb_oxford: 0,"
          + " correlation_sign: false, one_electron_correlation: false}";

  private static final TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void step(StepReport report) {}

        @Override
        public Counter begin(String what, int steps) {
          return item -> {};
        }

        @Override
        public void note(String line) {}
      };

  @TempDir Path folder;

  private TrainingConfig config(String constraints) throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: small
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
          li: {geometry_angstrom: "Li 0 0 0", spin: 1}
          lih: {geometry_angstrom: "Li 0 0 0; H 0 0 1.5949"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
          - {id: lih, type: reaction, terms: {lih: -1, li: 1, h: 1}, value: 58.0}
        """);
    return TrainingConfigReader.read(
        folder.resolve("config.yaml"),
        """
        functional: {kind: neural-mgga, base: r2scan, hidden: [8, 8], constraints: %s}
        method: {basis: sto-3g, grid: 0}
        data:
          train: [{set: set.yaml}]
        optimizer: {kind: adam, learning_rate: 0.2}
        stages:
          - {mode: fixed-density, epochs: 25}
        """
            .formatted(constraints));
  }

  private FormFunctional trained(String constraints, String name) throws Exception {
    TrainingConfig config = config(constraints);
    Path run = folder.resolve(name);
    new TrainingSession(config, Workers.single(), SILENT).run(run, RunFolder.Existing.REFUSE);
    FormFunctional model = (FormFunctional) ModelDirectory.load(run.resolve("model")).functional();
    double[] start = Trainees.of(config.functional()).start().parameters().values();
    double moved = 0;
    for (int i = 0; i < start.length; i++) {
      moved += Math.abs(model.parameters().values()[i] - start[i]);
    }
    assertThat(moved).isGreaterThan(1);
    return model;
  }

  private static ConstraintViolations violations(FormFunctional model, int points) {
    return ConstraintViolations.of(model, "r2scan", BOUND, SLOPE, points);
  }

  @Test
  void atAMillionPointsATrainedModelViolatesNoneAndOneWithoutConstraintsEach() throws Exception {
    FormFunctional start = (FormFunctional) Trainees.of(config(ALL).functional()).start();
    assertThat(violations(start, 100_000)).isEqualTo(ConstraintViolations.NO);
    assertThat(violations(trained(ALL, "all"), 1_000_000)).isEqualTo(ConstraintViolations.NO);
    ConstraintViolations free = violations(trained(NONE, "none"), 100_000);
    assertThat(
            List.of(
                free.liebOxford(),
                free.decay(),
                free.sign(),
                free.oneElectron(),
                free.uniformGas(),
                free.scaling(),
                free.spinScaling(),
                free.slope()))
        .allMatch(count -> count > 0);
  }
}
