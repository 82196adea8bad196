package rung.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.learn.evaluate.Evaluation;
import rung.system.InputException;

/**
 * What a finished run has to show: functional 0 is the base, functional 1 the trained one.
 *
 * @param facts seed, versions, machine and the like, in the order to show them
 * @param course which metrics.jsonl belongs to it; null in the files of runs before Rung kept it
 * @param constants of formulas that training was free to change; null in the files of runs before
 *     Rung kept them
 * @param train on the data trained on
 * @param holdout on the data held out; without rows if there are none
 * @param curves enhancement factors before and after
 */
public record RunResults(
    Map<String, String> facts,
    @Nullable CourseMark course,
    @Nullable List<LearnedConstant> constants,
    Evaluation train,
    Evaluation holdout,
    List<EnhancementCurve> curves) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** The constants learned; empty where there are none. */
  public List<LearnedConstant> learned() {
    return constants == null ? List.of() : constants;
  }

  /** As JSON. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * From JSON.
   *
   * @throws InputException if anything in it is not what {@link #toJson} writes
   */
  public static RunResults fromJson(String text, String where) {
    return RunResultsReader.read(text, where);
  }

  /** Whether every SCF of the final evaluation converged. */
  public boolean converged() {
    return train.rows().stream()
            .flatMap(r -> r.results().stream())
            .noneMatch(Evaluation.Result::failed)
        && holdout.rows().stream()
            .flatMap(r -> r.results().stream())
            .noneMatch(Evaluation.Result::failed);
  }
}
