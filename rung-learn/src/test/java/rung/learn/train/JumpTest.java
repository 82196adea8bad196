package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.Trainees;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.objective.Loss;
import rung.learn.objective.Objective;
import rung.learn.task.Jump;
import rung.learn.task.Progress;
import rung.learn.task.ScfEnd;
import rung.learn.task.SystemCourse;
import rung.learn.task.WarmStart;
import rung.parallel.Workers;

/** A training step whose SCF ends in another solution than that of the step before says so. */
class JumpTest {
  @TempDir Path folder;

  private Training training(String scf) throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: small
        systems:
          li: {geometry_angstrom: "Li 0 0 0", spin: 1}
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          lih: {geometry_angstrom: "Li 0 0 0; H 0 0 1.6"}
        data:
          - {id: lih, type: reaction, terms: {lih: -1, h: 1, li: 1}, value: 58}
        """);
    TrainingConfig config =
        TrainingConfigReader.read(
            folder.resolve("config.yaml"),
            """
            functional: {kind: neural-gga, hidden: [4], activation: tanh, seed: 2}
            method: {basis: 6-31g, grid: 0}
            data: {train: [{set: set.yaml}]}
            stages: [{mode: self-consistent, epochs: 1}]
            """
                + scf);
    return Training.prepare(
        config, Trainees.of(config.functional()), Workers.single(), Progress.SILENT);
  }

  private static Objective objective(Training training, WarmStart warm) {
    return training.selfConsistent(
        new Loss(training.config().loss()), training.config().scf().recipe(), warm);
  }

  private static Functional moved(Training training, double by) {
    Functional start = training.trainee().start();
    double[] theta = start.parameters().values().clone();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += by * Math.sin(p);
    }
    return start.withParameters(theta);
  }

  @Test
  void largeStepsOfTheFunctionalAreNoJumps() throws Exception {
    Training training = training("");
    Objective objective = objective(training, training.warmStart(true));
    for (double by : new double[] {0, 0.05, 0.3, -0.3}) {
      Objective.Outcome outcome =
          objective.evaluate(moved(training, by), training.config().train());
      assertThat(outcome.work().systems()).allSatisfy(s -> assertThat(s.jump()).isNull());
    }
  }

  @Test
  void anElectronInAnotherOrbitalIsAJump() throws Exception {
    for (String scf : List.of("scf: {warm_start: true}\n", "scf: {warm_start: false}\n")) {
      Training training = training(scf);
      WarmStart warm = training.warmStart(training.config().scf().warmStart());
      Objective objective = objective(training, warm);
      objective.evaluate(training.trainee().start(), training.config().train());
      Map<String, double[]> arrays = new HashMap<>();
      warm.save(arrays);
      // the atom's density with its spins exchanged: one electron more of the one, one less of the
      // other
      int li = 2;
      assertThat(training.pool().name(li)).isEqualTo("li");
      double[] alpha = arrays.get("density.2.0.factor");
      arrays.put("density.2.0.factor", exchanged(alpha, training.pool().system(li).size()));
      WarmStart other = training.warmStart(training.config().scf().warmStart());
      other.restore(arrays, training.pool());
      Objective.Outcome outcome =
          objective(training, other)
              .evaluate(training.trainee().start(), training.config().train());
      SystemCourse course = outcome.work().systems().get(li);
      assertThat(course.converged()).isTrue();
      Jump jump = course.jump();
      assertThat(jump).isNotNull();
      assertThat(jump.electrons()).isGreaterThan(0.5);
      assertThat(outcome.work().systems().get(0).jump()).isNull();
      assertThat(jump.toString()).contains("electrons moved");
    }
  }

  /** The valence orbital turned into a function of another kind: a p orbital in place of the s. */
  private static double[] exchanged(double[] factor, int nao) {
    double[] turned = factor.clone();
    int columns = factor.length / nao;
    for (int mu = 0; mu < nao; mu++) {
      turned[mu * columns + 1] = 0;
    }
    turned[3 * columns + 1] = 1;
    return turned;
  }

  /** tr(D S) counts electrons; one that changes its orbital counts as one. */
  @Test
  void movedElectronsAreThoseThatChangedTheirOrbital() throws Exception {
    Training training = training("");
    WarmStart warm = training.warmStart(true);
    objective(training, warm).evaluate(training.trainee().start(), training.config().train());
    int lih = 0;
    Density density = warm.of(lih);
    assertThat(density).isNotNull();
    ScfEnd end = new ScfEnd(true, 1, 5, 1e-6, -8, -8, density);
    assertThat(warm.jump(lih, end, training.pool().system(lih).overlap())).isNull();
    Density none = Density.of(List.of(density.bySpin().getFirst().times(0)));
    Jump all =
        warm.jump(
            lih, new ScfEnd(true, 1, 5, 1e-6, -8, -8, none), training.pool().system(lih).overlap());
    assertThat(all).isNotNull();
    // nothing left of four electrons in two orbitals: ½ · 2 · tr (DS)²
    assertThat(all.electrons()).isCloseTo(2, within(1e-8));
  }
}
