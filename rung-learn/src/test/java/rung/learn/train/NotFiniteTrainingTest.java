package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.data.Datum;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;
import rung.learn.objective.LeftOut;
import rung.learn.objective.Loss;
import rung.learn.objective.Objective;
import rung.learn.run.RunFolder;
import rung.learn.task.Progress;
import rung.learn.task.Settings;
import rung.linalg.Vectors;
import rung.neural.model.ModelSpec;
import rung.parallel.Workers;

/** Systems on which a functional has no number are left out of training steps, and named. */
class NotFiniteTrainingTest {
  private static final String SET =
      """
      name: small
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
        far: {geometry_angstrom: "H 0 0 0; H 0 0 0.9"}
        atom: {geometry_angstrom: "N 0 0 0", spin: 3}
        n2: {geometry_angstrom: "N 0 0 0; N 0 0 1.1"}
      data:
        - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
        - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 95}
        - {id: n2, type: reaction, terms: {n2: -1, atom: 2}, value: 228}
      """;

  /** −c n² √(limit − n), no number near the nuclei of nitrogen. */
  private record Capped(double limit) implements EnergyForm {
    @Override
    public String name() {
      return "capped";
    }

    @Override
    public XcKind kind() {
      return XcKind.EXCHANGE;
    }

    @Override
    public Set<Ingredient> ingredients() {
      return Set.of(Ingredient.DENSITY);
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T n = a.add(in.density(0), in.density(1));
      T root = a.sqrt(a.subtract(a.constant(limit), n));
      return a.multiply(in.constant("capped.c", -1e-3), a.multiply(a.square(n), root));
    }
  }

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();

  private TrainingConfig config(String mode) throws Exception {
    Files.writeString(folder.resolve("set.yaml"), SET);
    String text =
        """
        functional: {kind: analytic, expression: pbe}
        method: {basis: sto-3g, grid: 0}
        data:
          train: [{set: set.yaml}]
        optimizer: {kind: adam, learning_rate: 0.001}
        stages:
          - {mode: %s, epochs: 3}
        """
            .formatted(mode);
    return TrainingConfigReader.read(folder.resolve("config.yaml"), text);
  }

  private static Training training(TrainingConfig config, double limit, Workers workers) {
    Functional start =
        new FormFunctional(
            new SumForm(
                "pbe-capped",
                List.of(
                    new SumForm.Summand(1, Functionals.parseForm("pbe")),
                    new SumForm.Summand(1, new Capped(limit)))));
    Trainee trainee =
        new Trainee(start, Functionals.parse("pbe"), new ModelSpec.Analytic("pbe-capped"));
    return Training.prepare(config, trainee, workers, Progress.SILENT);
  }

  private String run(String mode, double limit, Workers workers, String name) throws Exception {
    TrainingConfig config = config(mode);
    Training training = training(config, limit, workers);
    Path run = folder.resolve(name);
    try (RunFolder kept = RunFolder.open(run, config.text(), RunFolder.Existing.REFUSE)) {
      new Trainer(training, kept, new Listener()).run(null);
    }
    return Files.readString(run.resolve("metrics.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed-density", "self-consistent"})
  void aTrainingGoesOnWithoutTheSystemsThatHaveNoNumber(String mode) throws Exception {
    String metrics = run(mode, 20, Workers.single(), "run");
    List<StepReport> steps =
        Metrics.read("metrics.jsonl", metrics.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(steps).hasSize(3);
    for (StepReport step : steps) {
      assertThat(step.loss()).isFinite();
      assertThat(step.gradientNorm()).isFinite().isPositive();
      // the mean is that of the data with numbers
      assertThat(step.meanErrors().get("energy")).isLessThan(100);
      assertThat(step.notFinite())
          .extracting(LeftOut::system)
          .containsExactlyInAnyOrder("atom", "n2");
      assertThat(step.notFinite().getFirst().reason())
          .contains("part 'capped'", "where rho", " bohr from atom N 1");
    }
    for (String line : metrics.lines().toList()) {
      assertThat(line).doesNotContain("NaN").doesNotContain("Infinity");
      JsonNode node = JsonMapper.builder().build().readTree(line);
      assertThat(node.get("not_finite")).hasSize(2);
    }
    assertThat(notes.stream().filter(note -> note.contains("n2 is left out: functional")))
        .hasSize(1);
  }

  @Test
  void twoThreadsTellTheSame() throws Exception {
    String one = run("self-consistent", 20, Workers.single(), "one");
    try (Workers two = Workers.of(2)) {
      assertThat(figures(run("self-consistent", 20, two, "two"))).isEqualTo(figures(one));
    }
  }

  private static String figures(String metrics) {
    return metrics.replaceAll("\"(seconds|resident_kib)\":[-.\\dE]+", "");
  }

  /** The data that have numbers give the gradient that they give alone. */
  @ParameterizedTest
  @ValueSource(strings = {"fixed-density", "self-consistent"})
  void theGradientIsThatOfTheOthers(String mode) throws Exception {
    TrainingConfig config = config(mode);
    Training training = training(config, 20, Workers.single());
    Objective objective =
        mode.equals("fixed-density")
            ? training.fixedDensity(training.warmStart(false))
            : training.selfConsistent(
                new Loss(config.loss()), config.scf().recipe(), training.warmStart(false));
    Functional start = training.trainee().start();
    List<Datum> data = config.train();
    Objective.Outcome all = objective.evaluate(start, data);
    Objective.Outcome some = objective.evaluate(start, data.subList(0, 2));
    assertThat(all.loss().shares().getLast().leftOut()).isTrue();
    assertThat(some.work().leftOut()).isEmpty();
    // The means are over three data and over two.
    double[] expected = Vectors.scaled(2.0 / 3, some.gradient());
    for (int p = 0; p < expected.length; p++) {
      assertThat(all.gradient()[p]).isCloseTo(expected[p], within(1e-10 * Vectors.norm(expected)));
    }
  }

  @Test
  void parametersWithoutAnyNumberStopTheRunAndSayWhy() {
    assertThatThrownBy(() -> run("self-consistent", 1e-3, Workers.single(), "run"))
        .isInstanceOf(TrainingStopped.class)
        .hasMessageContaining("step 1: no datum of an epoch has a number (")
        .hasMessageContaining("part 'capped'");
  }

  @Test
  void aPretrainingNamesWhatStoppedIt() {
    assertThatThrownBy(() -> run("pretrain, parent: pbe", 20, Workers.single(), "run"))
        .isInstanceOf(TrainingStopped.class)
        .hasMessageContaining("step 1: the loss or its gradient is not a number (random densities:")
        .hasMessageContaining("part 'capped'");
  }

  @Test
  void anEvaluationNamesWhatHasNoNumber() throws Exception {
    TrainingConfig config = config("fixed-density");
    Functional start = training(config, 20, Workers.single()).trainee().start();
    Evaluation evaluation =
        new Evaluator(
                Settings.of(config.method(), List.of(start), 1),
                config.scf().recipe(),
                Workers.single(),
                Progress.SILENT)
            .evaluate(config.train(), List.of(start));
    assertThat(evaluation.rows().get(0).results().getFirst().failed()).isFalse();
    Evaluation.Result failed = evaluation.rows().get(2).results().getFirst();
    assertThat(failed.failed()).isTrue();
    assertThat(failed.error()).isEqualTo(evaluation.rows().get(2).quantity().penalty());
    assertThat(evaluation.notes()).hasSize(2).allMatch(note -> note.contains("part 'capped'"));
    assertThat(evaluation.notes().get(0)).startsWith("n2: functional 'pbe-capped'");
  }

  @Test
  void theGradientCheckFailsAndNamesThem() throws Exception {
    GradientCheck.Report report =
        new GradientCheck(1, 1e-2, 0, 1)
            .run(training(config("self-consistent"), 20, Workers.single()), Progress.SILENT);
    assertThat(report.passed(1)).isFalse();
    assertThat(report.leftOut()).extracting(LeftOut::system).containsExactly("n2", "atom");
  }

  private final class Listener implements TrainingListener {
    @Override
    public Counter begin(String what, int total) {
      return item -> {};
    }

    @Override
    public void step(StepReport report) {}

    @Override
    public void note(String line) {
      notes.add(line);
    }
  }
}
