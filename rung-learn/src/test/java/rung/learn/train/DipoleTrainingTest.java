package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Functional;
import rung.learn.Trainees;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.data.Datum;
import rung.learn.data.Quantity;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;
import rung.learn.objective.FixedDensityObjective;
import rung.learn.objective.Objective;
import rung.learn.task.Progress;
import rung.learn.task.Settings;
import rung.observable.DipoleMoment;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.solver.Convergence;

/** Dipoles of a closed and an open shell as data, alone and beside an energy on the same system. */
class DipoleTrainingTest {
  private static final String SET =
      """
      name: dipoles
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        n: {geometry_angstrom: "N 0 0 0", spin: 3}
        h2o: {geometry_angstrom: "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692"}
        h2o+: {geometry_angstrom: "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692", charge: 1, spin: 1}
        nh2: {geometry_angstrom: "N 0 0 0.1418; H 0 0.8068 -0.4963; H 0 -0.8068 -0.4963", spin: 1}
      data:
        - {type: dipole, system: h2o, value: [0.1, 0, -0.73], unit: au}
        - {type: dipole, system: nh2, value: [0, 0.2, -1.8], unit: debye, weight: 2}
        - {id: nh2, type: reaction, terms: {nh2: -1, h: 2, n: 1}, value: 182.59}
        - {type: ionization, system: h2o, cation: h2o+, value: 12.6, unit: ev}
      """;

  @TempDir Path folder;

  private Training training(String functional) throws Exception {
    return training(functional, "");
  }

  private Training training(String functional, String more) throws Exception {
    Files.writeString(folder.resolve("set.yaml"), SET);
    String text =
        "functional: "
            + functional
            + """

            method: {basis: 6-31g, grid: 0}
            data: {train: [{set: set.yaml}]}
            loss: {energy: 1e-3, dipole: 10}
            stages: [{mode: fixed-density, epochs: 1}]
            """
            + more;
    TrainingConfig config = TrainingConfigReader.read(folder.resolve("config.yaml"), text);
    return Training.prepare(
        config, Trainees.of(config.functional()), Workers.single(), Progress.SILENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: neural-gga, hidden: [6], activation: tanh, seed: 2}",
        "{kind: analytic, expression: pbe0}",
        "{kind: neural-local-hybrid, hidden: [5], start: 0.3}",
      })
  void theGradientMatchesReconvergedFiniteDifferences(String functional) throws Exception {
    GradientCheck.Report report =
        new GradientCheck(1, 1e-2, 0.05, 5).run(training(functional), Progress.SILENT);
    assertThat(report.unconverged()).isEmpty();
    assertThat(report.adjointsSolved()).isTrue();
    assertThat(report.directions().get(0)).hasSize(5);
    assertThat(report.largest()).isLessThan(1e-6);
  }

  @Test
  void theFixedDensityGradientMatchesFiniteDifferences() throws Exception {
    Training training = training("{kind: neural-gga, hidden: [6], activation: tanh, seed: 2}");
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
      assertThat(gradient[p]).isCloseTo(quotient, within(1e-5 * Math.max(1, Math.abs(quotient))));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "0 1, h2o nh2",
    "0, h2o",
    "1, nh2",
    "2, nh2",
    "1 2, nh2",
    "0 1 2, h2o nh2",
    "3, h2o",
    "2 3, h2o nh2",
  })
  void aFixedDensityThatDidNotConvergeIsNamedWhateverIsMeasuredOnIt(String data, String names)
      throws Exception {
    Training training = training("{kind: analytic, expression: pbe}", "scf: {max_iterations: 2}\n");
    FixedDensityObjective fixed = training.fixedDensity(training.warmStart(false));
    List<Datum> all = training.config().train();
    List<Datum> batch =
        Arrays.stream(data.split(" ")).map(i -> all.get(Integer.parseInt(i))).toList();
    Objective.Outcome outcome = fixed.evaluate(training.trainee().start(), batch);
    assertThat(outcome.work().unconverged()).containsAll(List.of(names.split(" ")));
    assertThat(outcome.loss().total()).isFinite();
  }

  @Test
  void theEvaluationIsTheDistanceOfTheDipolesOfAnScf() throws Exception {
    Training training = training("{kind: analytic, expression: pbe}");
    List<Datum> dipoles =
        training.config().train().stream().filter(d -> d.type().equals("dipole")).toList();
    Functional pbe = training.trainee().base();
    Evaluation evaluation =
        new Evaluator(
                Settings.of(training.config().method(), List.of(pbe), 1),
                training.config().scf().recipe(),
                Workers.single(),
                Progress.SILENT)
            .evaluate(dipoles, List.of(pbe));
    double[][] references = {{0.1, 0, -0.73}, {0, 0.2 / 2.541746473, -1.8 / 2.541746473}};
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      var system = training.pool().system(training.pool().index(dipoles.get(i).systems().get(0)));
      var solution =
          ScfLadder.once(new Convergence(100, 1e-10, 1e-8))
              .solve(system, pbe, null, Workers.single());
      double[] moment = DipoleMoment.of(system, solution.density()).components();
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        square += Math.pow(moment[axis] - references[i][axis], 2);
      }
      sum += Math.sqrt(square);
    }
    Quantity dipole = dipoles.get(0).quantity();
    assertThat(evaluation.quantities()).containsExactly(dipole);
    assertThat(evaluation.rows()).allSatisfy(row -> assertThat(row.unit()).isEqualTo("au"));
    assertThat(evaluation.summary(0, dipole).meanAbsolute()).isCloseTo(sum / 2, within(1e-5));
  }
}
