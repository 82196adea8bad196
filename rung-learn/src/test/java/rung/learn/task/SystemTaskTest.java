package rung.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.discretisation.ElectricField;
import rung.functional.named.Functionals;
import rung.learn.config.Method;
import rung.learn.config.ScfOptions;
import rung.learn.config.ScfRecipe;
import rung.learn.config.StabiliseOptions;
import rung.learn.data.DataSetReader;
import rung.learn.data.DataSource;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;

/** The answer to a task depends on the task alone. */
class SystemTaskTest {
  private static final SystemSettings SETTINGS =
      Settings.of(new Method("6-31g", "auto", "0", "0", ElectricField.NONE, ""), List.of(), 1);

  @TempDir Path folder;
  private List<Datum> data = List.of();

  @BeforeEach
  void readData() throws Exception {
    Path set = folder.resolve("set.yaml");
    Files.writeString(
        set,
        """
        name: small
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          lih: {geometry_angstrom: "Li 0 0 0; H 0 0 1.6"}
          li: {geometry_angstrom: "Li 0 0 0", spin: 1}
        data:
          - {id: lih, type: reaction, terms: {lih: -1, h: 1, li: 1}, value: 58}
          - {type: dipole, system: lih, value: [0, 0, 2.3], unit: au}
        """);
    data = DataSetReader.read(new DataSource.InFile(set)).data();
  }

  private List<SystemTask> tasks() {
    List<SystemTask> tasks = new ArrayList<>();
    ScfRecipe recipe = new ScfOptions(100, 1e-11, 1e-9, true).recipe();
    for (NamedSystem system : SystemPool.distinct(data)) {
      tasks.add(
          new SystemTask(
              system,
              SETTINGS,
              List.of(Functionals.parse("pbe")),
              recipe,
              null,
              SystemPool.wanted(system, data),
              StabiliseOptions.NONE,
              false));
    }
    return tasks;
  }

  private static List<List<double[]>> slopes(List<SystemAnswer> answers) {
    return answers.stream()
        .map(a -> a.values().stream().map(v -> new double[] {0.3, 0.2, 0.5}).toList())
        .toList();
  }

  private static List<SystemGradient> gradients(SystemRunner runner, List<SystemAnswer> answers) {
    return runner.differentiate(answers, slopes(answers));
  }

  @Test
  void systemsBuiltBeforeAndSystemsBuiltForTheTaskGiveTheSameBitsInAnyNumberOfThreads() {
    SystemPool pool = SystemPool.build(data, SETTINGS, Workers.single(), Progress.SILENT);
    Targets targets = Targets.prepare(data, pool, Workers.single());
    List<List<SystemAnswer>> all = new ArrayList<>();
    List<List<SystemGradient>> gradients = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = Workers.of(threads)) {
        for (BuiltSystems built : List.of(BuiltSystems.anew(), new PooledSystems(pool, targets))) {
          SystemRunner runner = new ThreadRunner(built, Settings.LINEAR_SOLVER, workers);
          List<SystemAnswer> answers = runner.solve(tasks(), List::getFirst);
          all.add(answers);
          gradients.add(gradients(runner, answers));
        }
      }
    }
    for (int run = 1; run < 4; run++) {
      for (int k = 0; k < 3; k++) {
        assertThat(all.get(run).get(k).values())
            .usingRecursiveComparison()
            .isEqualTo(all.get(0).get(k).values());
        assertThat(gradients.get(run).get(k).values()).isEqualTo(gradients.get(0).get(k).values());
      }
    }
  }

  @Test
  void anAnswerThatLostItsStateHasTheSameGradient() {
    SystemRunner runner =
        new ThreadRunner(BuiltSystems.anew(), Settings.LINEAR_SOLVER, Workers.single());
    List<SystemAnswer> answers = runner.solve(tasks(), List::getFirst);
    List<SystemAnswer> plain = answers.stream().map(SystemAnswer::withoutState).toList();
    assertThat(plain).allSatisfy(a -> assertThat(a.state()).isNull());
    List<SystemGradient> kept = gradients(runner, answers);
    List<SystemGradient> again = gradients(runner, plain);
    for (int k = 0; k < kept.size(); k++) {
      for (int p = 0; p < kept.get(k).values().length; p++) {
        double g = kept.get(k).values()[p];
        assertThat(again.get(k).values()[p]).isCloseTo(g, within(1e-7 * Math.max(1, Math.abs(g))));
      }
    }
    assertThat(kept.get(0).report().solves() + kept.get(1).report().solves()).isPositive();
  }
}
