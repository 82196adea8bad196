package rung.learn;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.Functional;
import rung.functional.Parameters;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;
import rung.learn.config.FunctionalChoice;
import rung.learn.train.Trainee;
import rung.neural.Activation;
import rung.neural.model.Model;
import rung.neural.model.ModelDirectory;
import rung.neural.model.ModelSpec;
import rung.system.InputException;
import rung.system.Suggestion;

/** Makes the functional that a configuration asks for, and writes what became of it. */
public final class Trainees {
  private Trainees() {}

  /** The functional before training and its base. */
  public static Trainee of(FunctionalChoice choice) {
    try {
      return switch (choice) {
        case FunctionalChoice.Analytic analytic -> analytic(analytic);
        case FunctionalChoice.Neural neural -> neural(neural);
        case FunctionalChoice.Model model -> model(model);
      };
    } catch (InputException e) {
      // Names of functionals know no line: theirs is that of the choice.
      boolean located = e.where().contains(":") || e.where().contains("/");
      throw new InputException(e.what(), located ? e.where() : choice.where(), e.remedy());
    }
  }

  /** Writes a trained functional as a model directory. */
  static void write(ModelSpec spec, Functional trained, Path folder, Map<String, String> facts) {
    Functional whole = trained instanceof FreedFunctional freed ? freed.whole() : trained;
    ModelDirectory.save(folder, new Model(spec, whole, new LinkedHashMap<>(facts)));
  }

  private static Trainee neural(FunctionalChoice.Neural choice) {
    Activation activation =
        Activation.of(choice.activation())
            .orElseThrow(
                () ->
                    new InputException(
                        "'" + choice.activation() + "' is not an activation",
                        choice.where(),
                        Suggestion.among(
                            choice.activation(),
                            Arrays.stream(Activation.values()).map(Activation::id).toList())));
    ModelSpec spec = new ModelSpec.Neural(choice.design(), choice.hidden(), activation);
    return new Trainee(spec.create(choice.seed()), base(choice.design().base()), spec);
  }

  private static Functional base(String name) {
    return new FormFunctional(Functionals.parseForm(name));
  }

  private static Trainee model(FunctionalChoice.Model choice) {
    Model model = ModelDirectory.load(Path.of(choice.path()));
    Functional base =
        switch (model.spec()) {
          case ModelSpec.Neural neural -> base(neural.design().base());
          case ModelSpec.Analytic analytic -> Functionals.parse(analytic.expression());
        };
    return new Trainee(model.functional(), base, model.spec());
  }

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
    return new Trainee(start, whole, new ModelSpec.Analytic(choice.expression()));
  }
}
