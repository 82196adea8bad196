package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.functional.Parameters;
import rung.learn.Trainees;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.run.RunFolder;
import rung.learn.task.Progress;
import rung.learn.task.SystemCourse;
import rung.parallel.Workers;

/**
 * Random initial weights three times the usual size, a learning rate far too high, bonds stretched
 * until single determinants break: the training ends without a NaN, says which systems misbehaved,
 * and is steadier with the stabilising losses (docs/robustness.md).
 */
class HostileTrainingTest {
  private static final double SCALE = 3;

  @TempDir Path folder;

  private record Course(List<StepReport> steps, List<String> notes) implements TrainingListener {
    @Override
    public Counter begin(String what, int total) {
      return item -> {};
    }

    @Override
    public void step(StepReport report) {
      steps.add(report);
    }

    @Override
    public void note(String line) {
      notes.add(line);
    }

    private List<StepReport> lastTenth() {
      return steps.subList(steps.size() - steps.size() / 10, steps.size());
    }

    double fockMatrices() {
      return lastTenth().stream().mapToInt(StepReport::scfIterations).average().orElseThrow();
    }

    double loss() {
      return lastTenth().stream().mapToDouble(StepReport::loss).average().orElseThrow();
    }
  }

  private Course train(String name, int epochs, String more) throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: hostile
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          li: {geometry_angstrom: "Li 0 0 0", spin: 1}
          f: {geometry_angstrom: "F 0 0 0", spin: 1}
          n: {geometry_angstrom: "N 0 0 0", spin: 3}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.74"}
          h2_far: {geometry_angstrom: "H 0 0 0; H 0 0 3"}
          lif: {geometry_angstrom: "Li 0 0 0; F 0 0 1.56"}
          lif_far: {geometry_angstrom: "Li 0 0 0; F 0 0 4"}
          n2_far: {geometry_angstrom: "N 0 0 0; N 0 0 2"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.5}
          - {id: h2_far, type: reaction, terms: {h2_far: -1, h: 2}, value: 1.2}
          - {id: lif, type: reaction, terms: {lif: -1, li: 1, f: 1}, value: 138}
          - {id: lif_far, type: reaction, terms: {lif_far: -1, li: 1, f: 1}, value: 30}
          - {id: n2_far, type: reaction, terms: {n2_far: -1, n: 2}, value: 100}
        """);
    TrainingConfig config =
        TrainingConfigReader.read(
            folder.resolve("config.yaml"),
            """
            functional: {kind: neural-gga, hidden: [8, 8], activation: tanh, seed: 1}
            method: {basis: sto-3g, grid: 0}
            data: {train: [{set: set.yaml}]}
            loss: {energy: 0.01}
            optimizer: {kind: adam, learning_rate: 0.2}
            seed: 1
            stages: [{mode: self-consistent, epochs: %d}]
            """
                    .formatted(epochs)
                + more);
    Trainee usual = Trainees.of(config.functional());
    Parameters parameters = usual.start().parameters();
    double[] weights = parameters.values();
    Random random = new Random(7);
    for (int p = 0; p < weights.length; p++) {
      weights[p] = SCALE * random.nextGaussian() / Math.sqrt(8);
    }
    Trainee hostile =
        new Trainee(usual.start().withParameters(weights), usual.base(), usual.spec());
    Course course = new Course(new ArrayList<>(), new ArrayList<>());
    try (Workers workers = Workers.of(2);
        RunFolder run =
            RunFolder.open(folder.resolve(name), config.text(), RunFolder.Existing.REFUSE)) {
      new Trainer(Training.prepare(config, hostile, workers, Progress.SILENT), run, course)
          .run(null);
    }
    assertThat(course.steps()).hasSize(epochs);
    assertThat(course.steps())
        .allSatisfy(
            step -> {
              assertThat(step.loss()).isFinite();
              assertThat(step.gradientNorm()).isFinite();
            });
    return course;
  }

  @Test
  void stabilisingLossesMakeItsScfsEasierByAThirdAtNoLossOfTheData() throws Exception {
    Course bare = train("bare", 60, "");
    Course steady = train("steady", 60, "stabilise: {scf_difficulty: 1, weights: 0.1}\n");
    assertThat(bare.steps().stream().flatMap(s -> s.jumped().stream())).contains("f");
    assertThat(bare.notes()).anyMatch(line -> line.contains("f is in another solution"));
    assertThat(steady.fockMatrices()).isLessThan(2.0 / 3 * bare.fockMatrices());
    assertThat(steady.loss()).isLessThan(bare.loss());
  }

  /** SCFs that are given up early fail in most steps; the training goes on and tells of them. */
  @Test
  void systemsThatFailAreNamedAndWhatIsDoneAboutThemIsTold() throws Exception {
    Course course = train("failing", 12, "scf: {max_iterations: 5}\n");
    List<String> failed =
        course.steps().stream().flatMap(s -> s.unconverged().stream()).distinct().toList();
    assertThat(failed).contains("lif_far");
    assertThat(course.notes())
        .anyMatch(line -> line.contains("no convergence for") && line.contains("starts anew"));
    List<SystemCourse> told = course.steps().stream().flatMap(s -> s.systems().stream()).toList();
    assertThat(told)
        .anyMatch(s -> s.system().equals("lif_far") && !s.converged() && s.attempts() == 2);
    byte[] metrics = Files.readAllBytes(folder.resolve("failing/metrics.jsonl"));
    assertThat(Metrics.read("metrics.jsonl", metrics).stream().map(StepReport::systems).toList())
        .isEqualTo(course.steps().stream().map(StepReport::systems).toList());
  }
}
