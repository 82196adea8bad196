package rung.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import rung.functional.form.RationalDamping;
import rung.functional.form.SumForm;
import rung.system.InputException;
import rung.system.Suggestion;

/**
 * Functionals by name: components with libxc's names, sums such as {@code 0.5*lda_x+lda_c_pw}, and
 * aliases for usual combinations. A sum is recorded as one formula.
 */
public final class Functionals {
  private Functionals() {}

  /**
   * The functional of a name or sum.
   *
   * @throws InputException if a name is unknown
   */
  public static FormFunctional parse(String text) {
    return new FormFunctional(parseForm(text));
  }

  /** The formula of a name or sum; its name is the text as given, in lower case. */
  public static SumForm parseForm(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    String expression = name.replaceAll("\\s+", "");
    List<SumForm.Term> terms = new ArrayList<>();
    List<FunctionalSum.Term> dispersion = new ArrayList<>();
    for (FunctionalSum.Term term : FunctionalSum.parse(expression)) {
      if (DispersionConstants.meant(term.name())) {
        dispersion.add(term);
      } else {
        addTerm(term, 1, terms);
      }
    }
    List<SumForm.Term> others = List.copyOf(terms);
    for (FunctionalSum.Term term : dispersion) {
      Dispersion constants = DispersionConstants.of(term.name(), name, others);
      terms.add(new SumForm.Term(term.factor(), new RationalDamping(constants)));
    }
    return new SumForm(name, terms);
  }

  /** The terms that a short name stands for. */
  static List<SumForm.Term> terms(String expression) {
    List<SumForm.Term> terms = new ArrayList<>();
    FunctionalSum.parse(expression).forEach(term -> addTerm(term, 1, terms));
    return terms;
  }

  /** Names of all components and aliases. */
  public static List<String> names() {
    return FormLibrary.names();
  }

  private static void addTerm(FunctionalSum.Term term, double factor, List<SumForm.Term> terms) {
    double own = factor * term.factor();
    String name = term.name();
    String alias = FormLibrary.alias(name);
    EnergyForm component = FormLibrary.component(name);
    if (alias != null) {
      FunctionalSum.parse(alias).forEach(part -> addTerm(part, own, terms));
    } else if (component != null) {
      terms.add(new SumForm.Term(own, component));
    } else {
      throw new InputException(
          "unknown functional '" + name + "'",
          "functional",
          "near names: "
              + String.join(", ", Suggestion.nearest(name, names(), 5, UnaryOperator.identity())));
    }
  }
}
