package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.learn.Trainees;
import rung.learn.config.DataRecord;
import rung.learn.config.EarlyStoppingOptions;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.run.RunFolder;
import rung.learn.task.Progress;
import rung.parallel.Workers;
import rung.system.InputException;

/** The parameters that are kept are those with the lowest loss of the validation data. */
class EarlyStoppingTest {
  @TempDir Path folder;

  private TrainingConfig config(String data, String more) throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: small
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
          far: {geometry_angstrom: "H 0 0 0; H 0 0 1.2"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 200}
          - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 60}
        """);
    return TrainingConfigReader.read(
        folder.resolve("config.yaml"),
        """
        functional: {kind: neural-gga, hidden: [4], activation: tanh, seed: 2}
        method: {basis: sto-3g, grid: 0}
        optimizer: {learning_rate: 0.03}
        stages:
          - {mode: fixed-density, epochs: 30}
          - {mode: self-consistent, epochs: 30}
        """
            + data
            + more);
  }

  private static final String DATA =
      "data: {train: [{set: set.yaml, include: [h2]}], validation: [{set: set.yaml, include: [far]}]}\n";

  private static final String STOP =
      "early_stopping: {patience: 3, every: 2}\nloss: {scale: learned}\n";

  /** Interrupts a run as a signal would: between two steps. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Listener(List<StepReport> steps, int until) implements TrainingListener {
    @Override
    public Counter begin(String what, int total) {
      return item -> {};
    }

    @Override
    public void step(StepReport report) {
      if (report.step() > until) {
        throw new Interrupted();
      }
      steps.add(report);
    }

    @Override
    public void note(String line) {}
  }

  private double[] run(String name, TrainingConfig config, Listener listener, boolean resume) {
    Training training =
        Training.prepare(
            config, Trainees.of(config.functional()), Workers.single(), Progress.SILENT);
    try (RunFolder run =
        RunFolder.open(
            folder.resolve(name),
            config.text(),
            resume ? RunFolder.Existing.RESUME : RunFolder.Existing.REFUSE)) {
      return new Trainer(training, run, listener)
          .run(resume ? run.checkpoints().newest().orElseThrow() : null);
    }
  }

  @Test
  void theBestParametersAreKeptAndARunThatWasInterruptedEndsInTheSameBits() throws Exception {
    TrainingConfig config = config(DATA, STOP);
    Listener all = new Listener(new ArrayList<>(), Integer.MAX_VALUE);
    double[] whole = run("whole", config, all, false);
    List<StepReport> first = all.steps().stream().filter(s -> s.stage() == 0).toList();
    assertThat(first.size()).isLessThan(30);
    double lowest =
        all.steps().stream()
            .map(StepReport::validationLoss)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    Training training =
        Training.prepare(
            config, Trainees.of(config.functional()), Workers.single(), Progress.SILENT);
    EarlyStopping looking = training.earlyStopping();
    assertThat(looking.look(2, false, training.scales().behind(whole))).isEqualTo(lowest);
    for (int until : new int[] {3, first.size() - 1, first.size() + 2}) {
      String name = "cut" + until;
      Listener cut = new Listener(new ArrayList<>(), until);
      assertThatThrownBy(() -> run(name, config, cut, false)).isInstanceOf(Interrupted.class);
      Listener rest = new Listener(cut.steps(), Integer.MAX_VALUE);
      assertThat(run(name, config, rest, true)).isEqualTo(whole);
      assertThat(rest.steps().stream().map(StepReport::validationLoss).toList())
          .isEqualTo(all.steps().stream().map(StepReport::validationLoss).toList());
    }
  }

  @Test
  void patienceIsCountedInLooksWithoutALowerLoss() {
    double[] losses = {5, 4, 6, 4, 3, 3, Double.NaN, 7};
    int[] next = {0};
    EarlyStopping stopping =
        new EarlyStopping(new EarlyStoppingOptions(3, 2), parameters -> losses[next[0]++]);
    List<Integer> looked = new ArrayList<>();
    int step = 0;
    while (!stopping.exhausted()) {
      step++;
      Double found = stopping.look(step, false, new double[] {step});
      if (step % 2 == 0) {
        looked.add(step);
      } else {
        assertThat(found).isNull();
      }
    }
    // the lowest is at the fifth look; three more do not fall below it
    assertThat(looked).hasSize(8);
    assertThat(stopping.endStage(new double[] {99})).containsExactly(10);
    assertThat(stopping.exhausted()).isFalse();
  }

  @Test
  void validationDataAndEarlyStoppingBelongTogetherAndToNoOtherRole() throws Exception {
    assertThatThrownBy(() -> config(DATA, ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing looks at");
    assertThatThrownBy(() -> config("data: {train: [{set: set.yaml, include: [h2]}]}\n", STOP))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without validation data");
    for (String role : new String[] {"validation", "holdout"}) {
      String twice =
          "data: {train: [{set: set.yaml, include: [h2]}], validation: [{set: set.yaml, include: [far]}], holdout: []}\n"
              .replace(
                  role.equals("validation") ? "include: [far]" : "holdout: []",
                  role.equals("validation")
                      ? "include: [h2]"
                      : "holdout: [{set: set.yaml, include: [far]}]");
      assertThatThrownBy(() -> config(twice, STOP))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("is both");
    }
    TrainingConfig config = config(DATA, STOP);
    DataRecord record = DataRecord.of(config);
    assertThat(record.validation()).hasSize(1);
    assertThat(DataRecord.fromJson(record.toJson(), "data.json")).isEqualTo(record);
  }
}
