package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.check.Penalties;
import rung.functional.Functional;
import rung.learn.Trainees;
import rung.learn.config.PenaltyOptions;
import rung.learn.config.ScfOptions;
import rung.learn.config.StabiliseOptions;
import rung.learn.config.Stage;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.data.Datum;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;
import rung.learn.evaluate.ErrorSummary;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;
import rung.learn.objective.FixedDensityObjective;
import rung.learn.objective.Loss;
import rung.learn.objective.LossScales;
import rung.learn.objective.Objective;
import rung.learn.objective.SelfConsistentObjective;
import rung.learn.run.RunFolder;
import rung.learn.task.Progress;
import rung.learn.task.ScfEnd;
import rung.learn.task.Settings;
import rung.learn.task.SystemCourse;
import rung.learn.task.WarmStart;
import rung.linalg.Vectors;
import rung.parallel.Workers;

class TrainingTest {
  private static final String SET =
      """
      name: small
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
        n: {geometry_angstrom: "N 0 0 0", spin: 3}
        nh3:
          geometry_angstrom: |
            N 0 0 0.1159
            H 0 0.9377 -0.2704
            H 0.8121 -0.4689 -0.2704
            H -0.8121 -0.4689 -0.2704
      data:
        - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
        - {id: nh3, type: reaction, terms: {nh3: -1, h: 3, n: 1}, value: 298.0}
      """;

  private static final String NEURAL =
      "functional: {kind: neural-gga, hidden: [6], activation: tanh, seed: 2}";

  private static final String HYBRID = "functional: {kind: analytic, expression: pbe0}";

  private static final String NON_LOCAL =
      "functional: {kind: analytic, expression: 'pbe+vv10+d3bj(1,0.8,0.4,4.4)',"
          + " free: [vv10.b, d3bj.a1]}";

  @TempDir Path folder;

  private TrainingConfig config(String functional, String more) throws Exception {
    Files.writeString(folder.resolve("set.yaml"), SET);
    String text =
        functional
            + """

            method: {basis: 6-31g, grid: 0}
            data:
              train:
                - {set: set.yaml}
                - {set: embedded:ccsd-densities, include: [rho_h2, rho_n]}
            stages:
              - {mode: fixed-density, epochs: 2}
            """
            + more;
    return TrainingConfigReader.read(folder.resolve("config.yaml"), text);
  }

  private static Training training(TrainingConfig config, Workers workers) {
    return Training.prepare(config, Trainees.of(config.functional()), workers, Progress.SILENT);
  }

  private static SelfConsistentObjective selfConsistent(Training training) {
    TrainingConfig config = training.config();
    return training.selfConsistent(
        new Loss(config.loss()),
        config.scf().recipe(),
        training.warmStart(config.scf().warmStart()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NEURAL,
        "functional: {kind: neural-lda, base: lda, hidden: [5, 4], activation: silu}",
        "functional: {kind: analytic, expression: pbe, free: [gga_x_pbe.kappa, gga_x_pbe.mu]}",
        "functional: {kind: analytic, expression: lda}",
        "functional: {kind: neural-gga, base: pbe0, train_base: [hyb_gga_xc_pbeh.a], hidden: [6]}",
        "functional: {kind: neural-gga, base: hse06, train_base: [hyb_gga_xc_hse06.omega], hidden: [4], constraints: {lieb_oxford: 2.27, large_gradient_decay: true, slope_bound: 3}}",
        "functional: {kind: neural-local-hybrid, hidden: [5], start: 0.3}"
      })
  void theLossGradientOfEnergiesAndDensitiesMatchesReconvergedFiniteDifferences(String functional)
      throws Exception {
    TrainingConfig config =
        config(functional, "loss: {form: huber, per: atom, energy: 0.1, density: 10}\n");
    GradientCheck.Report report =
        new GradientCheck(1, 1e-2, 0.05, 5)
            .run(training(config, Workers.single()), Progress.SILENT);
    assertThat(report.unconverged()).isEmpty();
    assertThat(report.adjointsSolved()).isTrue();
    assertThat(report.directions().get(0)).hasSize(5);
    assertThat(report.largest()).isLessThan(1e-7);
  }

  /** Free energies, densities through the occupations; a fixed density has its entropy, too. */
  @Test
  void smearingIsThatOfTheConfigurationInEveryStageAndInTheGradientCheck() throws Exception {
    TrainingConfig config = config(NEURAL, "scf: {occupation: 'fermi:0.05'}\n");
    Training training = training(config, Workers.single());
    GradientCheck.Report report =
        new GradientCheck(1, 1e-2, 0.05, 5).run(training, Progress.SILENT);
    assertThat(report.unconverged()).isEmpty();
    assertThat(report.adjointsSolved()).isTrue();
    assertThat(report.largest()).isLessThan(1e-6);
    Functional start = training.trainee().start();
    FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
    double smeared = fixed.evaluate(start, config.train()).loss().total();
    assertThat(smeared)
        .isCloseTo(
            selfConsistent(training).evaluate(start, config.train()).loss().total(), within(1e-7));
    double whole =
        selfConsistent(training(config(NEURAL, ""), Workers.single()))
            .evaluate(start, config.train())
            .loss()
            .total();
    assertThat(Math.abs(smeared - whole)).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {NEURAL, HYBRID, NON_LOCAL})
  void atTheBaseTheFixedDensityLossIsTheSelfConsistentOne(String functional) throws Exception {
    Training training = training(config(functional, ""), Workers.single());
    Functional start = training.trainee().start();
    FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
    List<Datum> data = training.config().train();
    Objective.Outcome atFixed = fixed.evaluate(start, data);
    Objective.Outcome atOwn = selfConsistent(training).evaluate(start, data);
    assertThat(atFixed.loss().total()).isCloseTo(atOwn.loss().total(), within(1.5e-9));
    for (int p = 0; p < atFixed.gradient().length; p++) {
      assertThat(atFixed.gradient()[p]).isCloseTo(atOwn.gradient()[p], within(3e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NEURAL, HYBRID, NON_LOCAL})
  void theFixedDensityGradientMatchesFiniteDifferences(String functional) throws Exception {
    Training training = training(config(functional, ""), Workers.single());
    FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
    List<Datum> data = training.config().train();
    Functional start = training.trainee().start();
    double[] theta = start.parameters().values().clone();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += 0.1 * Math.sin(p);
    }
    double[] gradient = fixed.evaluate(start.withParameters(theta), data).gradient();
    double h = 1e-4;
    for (int p = 0; p < theta.length; p += 5) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[p] += h;
      down[p] -= h;
      double quotient =
          (fixed.evaluate(start.withParameters(up), data).loss().total()
                  - fixed.evaluate(start.withParameters(down), data).loss().total())
              / (2 * h);
      assertThat(gradient[p]).isCloseTo(quotient, within(4e-6 * Math.max(1, Math.abs(quotient))));
    }
  }

  @Test
  void nearTheBaseFixedDensitiesFollowTheSelfConsistentOnesToFirstOrder() throws Exception {
    Training training =
        training(
            config(NEURAL, "scf: {energy_tolerance: 1e-11, gradient_tolerance: 1e-8}\n"),
            Workers.single());
    FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
    List<Datum> densities =
        training.config().train().stream().filter(d -> d.type().equals("density")).toList();
    assertThat(densities).isNotEmpty();
    Functional start = training.trainee().start();
    double atBase = selfConsistent(training).evaluate(start, densities).loss().total();
    double[] distances = new double[2];
    for (int k = 0; k < 2; k++) {
      double[] theta = start.parameters().values().clone();
      for (int p = 0; p < theta.length; p++) {
        theta[p] += 0.1 / (1 << k) * Math.sin(p);
      }
      Functional moved = start.withParameters(theta);
      double own = selfConsistent(training).evaluate(moved, densities).loss().total();
      double firstOrder = fixed.evaluate(moved, densities).loss().total();
      assertThat(Math.abs(own - firstOrder)).isLessThan(0.006 * Math.abs(own - atBase));
      distances[k] = Math.abs(own - firstOrder);
    }
    assertThat(distances[1]).isLessThan(0.3 * distances[0]);
  }

  @Test
  void penaltiesAddToLossAndGradientOfEveryKindOfStage() throws Exception {
    String penalties = ", penalties: {tc_conjecture: 1e4, points: 100}}\n";
    TrainingConfig config =
        config(
            NEURAL,
            "  - {mode: pretrain, parent: tpss, epochs: 1"
                + penalties
                + "  - {mode: fixed-density, epochs: 1"
                + penalties
                + "  - {mode: self-consistent, epochs: 1"
                + penalties);
    Training training = training(config, Workers.single());
    Functional start = training.trainee().start();
    for (Stage stage : config.stages().subList(1, 4)) {
      Stage bare =
          new Stage(
              stage.mode(),
              1,
              stage.optimizer(),
              stage.parent(),
              PenaltyOptions.NONE,
              StabiliseOptions.NONE);
      Objective.Outcome with =
          training.objective(stage, training.warmStart(false)).evaluate(start, config.train());
      Objective.Outcome without =
          training.objective(bare, training.warmStart(false)).evaluate(start, config.train());
      double penalty = with.penalties().get("tc_conjecture");
      assertThat(penalty).isPositive();
      assertThat(with.loss().total()).isEqualTo(without.loss().total());
      assertThat(with.total()).isEqualTo(without.total() + penalty);
      double[] expected =
          new Penalties(start, Map.of("tc_conjecture", 1e4), 100, config.seed(), Workers.single())
              .at(start)
              .gradient();
      for (int p = 0; p < expected.length; p++) {
        assertThat(with.gradient()[p] - without.gradient()[p])
            .isCloseTo(expected[p], within(1e-15 * (1 + Math.abs(without.gradient()[p]))));
      }
    }
  }

  /** Every stabilising loss, with the data's or nearly alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{scf_difficulty: 1e4}",
        "{gap: 1e3, gap_floor: 2}",
        "{roughness: 1e4, weights: 10}",
        "{scf_difficulty: 1e2, gap: 1e2, gap_floor: 1, roughness: 1e2, weights: 1}"
      })
  void stabilisingLossesHaveTheGradientOfTheirSum(String stabilise) throws Exception {
    TrainingConfig config =
        config(
            NEURAL,
            "  - {mode: self-consistent, epochs: 1, stabilise: "
                + stabilise
                + "}\nscf: {energy_tolerance: 1e-11, gradient_tolerance: 1e-10}\n");
    Training training = training(config, Workers.single());
    Stage stage = config.stages().get(1);
    Objective objective = training.objective(stage, training.warmStart(true));
    Functional start = training.trainee().start();
    double[] theta = start.parameters().values().clone();
    double[] direction = new double[theta.length];
    for (int p = 0; p < theta.length; p++) {
      theta[p] += 0.2 * Math.sin(1 + p);
      direction[p] = Math.cos(3.0 * p);
    }
    Objective.Outcome outcome = objective.evaluate(start.withParameters(theta), config.train());
    double stabilisers =
        outcome.penalties().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(stabilisers).isGreaterThan(0.1 * outcome.loss().total());
    double h = 1e-3;
    double quotient = 0;
    for (double[] offset : new double[][] {{2 * h, -1}, {h, 8}, {-h, -8}, {-2 * h, 1}}) {
      double[] at = theta.clone();
      Vectors.addScaled(offset[0], direction, at);
      quotient +=
          offset[1]
              / (12 * h)
              * objective.evaluate(start.withParameters(at), config.train()).total();
    }
    assertThat(Math.abs(Vectors.dot(outcome.gradient(), direction) - quotient))
        .isLessThan(1e-6 * Math.abs(quotient));
  }

  /** ln σ of each quantity is trained beside θ, in both kinds of stages. */
  @Test
  void learnedScalesHaveTheGradientOfTheirLoss() throws Exception {
    TrainingConfig config =
        config(
            NEURAL,
            "loss: {scale: learned, density: 100}\nscf: {energy_tolerance: 1e-11, gradient_tolerance: 1e-10}\n");
    Training training = training(config, Workers.single());
    LossScales start = training.scales();
    assertThat(start.quantities()).extracting(Quantity::name).containsExactly("energy", "density");
    Functional functional = training.trainee().start();
    for (Objective objective :
        List.of(training.fixedDensity(training.warmStart(false)), selfConsistent(training))) {
      double[] theta = functional.parameters().values().clone();
      for (int p = 0; p < theta.length; p++) {
        theta[p] += 0.1 * Math.sin(p);
      }
      double[] all = new LossScales(start.quantities(), new double[] {0.7, -0.4}).behind(theta);
      Objective.Outcome outcome =
          objective.evaluate(
              functional.withParameters(start.head(all)), start.of(all), config.train());
      double[] gradient =
          new LossScales(start.quantities(), start.of(all).slopes(outcome.loss()))
              .behind(outcome.gradient());
      double[] direction = new double[all.length];
      for (int p = 0; p < all.length; p++) {
        direction[p] = Math.cos(2.0 * p);
      }
      double h = 1e-3;
      double quotient = 0;
      for (double[] offset : new double[][] {{2 * h, -1}, {h, 8}, {-h, -8}, {-2 * h, 1}}) {
        double[] at = all.clone();
        Vectors.addScaled(offset[0], direction, at);
        Functional there = functional.withParameters(start.head(at));
        quotient +=
            offset[1] / (12 * h) * objective.evaluate(there, start.of(at), config.train()).total();
      }
      assertThat(Math.abs(Vectors.dot(gradient, direction) - quotient))
          .isLessThan(1e-6 * Math.abs(quotient));
    }
  }

  @Test
  void oneThreadAndTwoGiveTheSameBits() throws Exception {
    TrainingConfig config = config(NEURAL, "");
    List<double[]> gradients = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = Workers.of(threads)) {
        Training training = training(config, workers);
        Functional start = training.trainee().start();
        gradients.add(selfConsistent(training).evaluate(start, config.train()).gradient());
        FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
        gradients.add(fixed.evaluate(start, config.train()).gradient());
        // fewer systems than threads: parallel inside the system
        gradients.add(
            selfConsistent(training).evaluate(start, config.train().subList(2, 3)).gradient());
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(gradients.get(i)).isEqualTo(gradients.get(i + 3));
    }
  }

  @Test
  void unconvergedSystemsAreNamedRetriedAndKeepTheirEnergyGradient() throws Exception {
    TrainingConfig config = config(NEURAL, "scf: {max_iterations: 2}\n");
    Training training = training(config, Workers.single());
    Objective.Outcome outcome =
        selfConsistent(training).evaluate(training.trainee().start(), config.train());
    assertThat(outcome.work().unconverged()).contains("nh3");
    assertThat(outcome.work().retried()).isGreaterThan(0);
    assertThat(outcome.loss().total()).isFinite();
    double norm = Vectors.norm(outcome.gradient());
    assertThat(norm).isFinite().isPositive();
    SystemCourse course =
        outcome.work().systems().stream()
            .filter(s -> s.system().equals("nh3"))
            .findFirst()
            .orElseThrow();
    assertThat(course.converged()).isFalse();
    assertThat(course.attempts()).isEqualTo(2);
    assertThat(course.residual()).isGreaterThan(1e-4);
    assertThat(outcome.loss().shares().get(1).datum().id()).isEqualTo("nh3");
    assertThat(outcome.loss().shares().get(1).failed()).isTrue();
  }

  /** The bound is that of the slope: 40 kcal/mol per kcal/mol times the energies' derivatives. */
  @Test
  void theGradientOfAnUnconvergedSystemIsBoundedHoweverLargeItsError() throws Exception {
    List<Double> norms = new ArrayList<>();
    for (double reference : new double[] {1e3, 1e6, 1e9}) {
      TrainingConfig config = config(NEURAL, "scf: {max_iterations: 2}\n");
      Files.writeString(
          folder.resolve("set.yaml"), SET.replace("value: 298.0", "value: " + reference));
      TrainingConfig far = TrainingConfigReader.read(folder.resolve("config.yaml"), config.text());
      Training training = training(far, Workers.single());
      Objective.Outcome outcome =
          selfConsistent(training).evaluate(training.trainee().start(), far.train().subList(1, 2));
      assertThat(outcome.work().unconverged()).contains("nh3");
      assertThat(outcome.loss().meanErrors()).isEmpty();
      norms.add(Vectors.norm(outcome.gradient()));
    }
    assertThat(norms.get(0)).isPositive();
    assertThat(norms.get(1)).isEqualTo(norms.get(0));
    assertThat(norms.get(2)).isEqualTo(norms.get(0));
  }

  @Test
  void afterAFailureTheNextScfStartsAnew() throws Exception {
    Training training = training(config(NEURAL, ""), Workers.single());
    WarmStart warm = training.warmStart(true);
    List<Datum> data = training.config().train().subList(0, 1);
    SelfConsistentObjective.Solved solved =
        training
            .selfConsistent(
                new Loss(training.config().loss()), training.config().scf().recipe(), warm)
            .solve(training.trainee().start(), data);
    int system = training.pool().of(data).getFirst();
    ScfEnd end = solved.answers().getFirst().end();
    assertThat(warm.of(system)).isSameAs(end.density());
    ScfEnd failed = new ScfEnd(false, 2, 9, 1, end.energy(), end.energy(), end.density());
    warm.keep(system, failed);
    assertThat(warm.of(system)).isNull();
    Map<String, double[]> arrays = new HashMap<>();
    warm.save(arrays);
    WarmStart restored = training.warmStart(true);
    assertThat(restored.restore(arrays, training.pool())).isEqualTo(arrays.keySet());
    assertThat(restored.of(system)).isNull();
  }

  @Test
  void aFailedScfCountsAsAnError() throws Exception {
    TrainingConfig config = config(NEURAL, "");
    Evaluator evaluator =
        new Evaluator(
            Settings.of(config.method(), List.of(), 1),
            new ScfOptions(2, 1e-8, 1e-5, true).recipe(),
            Workers.single(),
            Progress.SILENT);
    Evaluation evaluation =
        evaluator.evaluate(config.train(), List.of(Trainees.of(config.functional()).base()));
    ErrorSummary energies = evaluation.summary(0, DatumKinds.named("reaction").quantity());
    assertThat(energies.count()).isEqualTo(2);
    assertThat(energies.failed()).isGreaterThan(0);
    assertThat(energies.meanAbsolute()).isPositive().isFinite();
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunWithAClearLine() throws Exception {
    TrainingConfig config =
        config(
            "functional: {kind: analytic, expression: pbe}",
            "optimizer: {learning_rate: 1e300}\nscf: {max_iterations: 5}\n");
    Training training = training(config, Workers.single());
    try (RunFolder run =
        RunFolder.open(folder.resolve("run"), config.text(), RunFolder.Existing.REFUSE)) {
      Trainer trainer = new Trainer(training, run, new Quiet());
      assertThatThrownBy(() -> trainer.run(null))
          .isInstanceOf(TrainingStopped.class)
          .hasMessageContaining("step 2")
          .hasMessageContaining("no datum of an epoch has a number (h2: functional 'pbe', part");
    }
  }

  /** Listens to nothing. */
  private static final class Quiet implements TrainingListener {
    @Override
    public Counter begin(String what, int total) {
      return item -> {};
    }

    @Override
    public void step(StepReport report) {}

    @Override
    public void note(String line) {}
  }
}
