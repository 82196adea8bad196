package rung.learn;

import java.nio.file.Path;
import java.util.List;
import rung.functional.Functional;
import rung.functional.Functionals;
import rung.functional.Parameters;
import rung.learn.config.FunctionalChoice;
import rung.learn.config.TrainingConfig;
import rung.learn.train.Trainee;
import rung.learn.yaml.Suggestion;
import rung.system.InputException;

/** Makes the functional that a configuration asks for. */
public final class Trainees {
  private Trainees() {}

  /** The functional before training and its base. */
  public static Trainee of(FunctionalChoice choice) {
    try {
      return switch (choice) {
        case FunctionalChoice.Analytic analytic -> analytic(analytic);
        case FunctionalChoice.Neural neural ->
            throw new InputException("neural functionals are not there yet", neural.where(), "");
        case FunctionalChoice.Model model ->
            throw new InputException("models are not there yet", model.where(), "");
      };
    } catch (InputException e) {
      throw new InputException(
          e.what(), e.where().contains(":") ? e.where() : choice.where(), e.remedy());
    }
  }

  /** A functional by its name or its model directory. */
  public static Functional named(String name) {
    return Functionals.parse(name);
  }

  /** Writes the trained functional as a model directory. */
  static void write(Functional trained, Path folder, TrainingConfig config) {}

  private static Trainee analytic(FunctionalChoice.Analytic choice) {
    Functional whole = Functionals.parse(choice.expression());
    List<String> names = whole.parameters().slices().stream().map(Parameters.Slice::name).toList();
    for (String free : choice.free()) {
      if (!names.contains(free)) {
        throw new InputException(
            "'" + choice.expression() + "' has no constant '" + free + "'",
            choice.where(),
            Suggestion.among(free, names));
      }
    }
    Functional start =
        choice.free().isEmpty() ? whole : FreedFunctional.of(whole, choice.free()::contains);
    if (start.parameters().size() == 0) {
      throw new InputException(
          "'" + choice.expression() + "' has no constants to train",
          choice.where(),
          "choose another functional");
    }
    return new Trainee(start, whole);
  }
}
