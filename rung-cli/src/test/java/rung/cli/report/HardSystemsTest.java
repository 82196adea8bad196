package rung.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rung.learn.task.Jump;
import rung.learn.task.SystemCourse;
import rung.learn.train.StepReport;

/** The report says which systems misbehaved, how often, and what was done. */
class HardSystemsTest {
  private static StepReport step(int number, SystemCourse... systems) {
    return new StepReport(
        number,
        0,
        "self-consistent",
        1,
        1,
        1,
        1,
        1,
        Map.of(),
        null,
        Map.of(),
        1,
        0.1,
        1,
        9,
        0,
        0,
        List.of(),
        List.of(),
        List.of(systems),
        List.of(),
        0,
        0,
        1,
        1);
  }

  @Test
  void theWorstSystemComesFirstWithItsTroublesAddedUp() {
    SystemCourse easy = new SystemCourse("h2", true, 1, 5, 1e-7, 0.4, null, false);
    SystemCourse failed = new SystemCourse("lif", false, 2, 40, 0.03, null, null, false);
    SystemCourse jumped =
        new SystemCourse("lif", true, 1, 12, 1e-6, 0.01, new Jump(-0.02, 1), false);
    StringBuilder html = new StringBuilder();
    HardSystems.append(html, List.of(step(1, easy, failed), step(2, failed), step(3, jumped)));
    assertThat(html.toString())
        .contains(
            "<tr><td>lif</td><td>2</td><td>2</td><td>1</td><td>0</td><td>40</td><td>3.0e-02</td><td>0.0100</td></tr>",
            "<tr><td>h2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>5</td><td>1.0e-07</td><td>0.400</td></tr>",
            "began anew in the next step");
    assertThat(html.indexOf("<td>lif")).isLessThan(html.indexOf("<td>h2"));
  }

  @Test
  void aRunThatTellsOfNoSystemHasNoTable() {
    StringBuilder html = new StringBuilder();
    HardSystems.append(html, List.of(step(1)));
    assertThat(html).isEmpty();
  }
}
