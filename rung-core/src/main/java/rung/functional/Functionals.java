package rung.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rung.functional.form.RationalDamping;
import rung.functional.form.SumForm;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcForm;
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
    return parseForm(text, name -> List.of());
  }

  /**
   * The same for a base of a neural functional, with components of the system's libxc where Rung
   * has none of that name.
   */
  public static SumForm parseBase(String text) {
    try {
      return parseForm(text, LibxcForm::of);
    } catch (InputException e) {
      throw Libxc.mayHave(e);
    }
  }

  private static SumForm parseForm(String text, Function<String, List<EnergyForm>> others) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    String expression = name.replaceAll("\\s+", "");
    List<SumForm.Term> terms = new ArrayList<>();
    List<FunctionalSum.Term> dispersion = new ArrayList<>();
    for (FunctionalSum.Term term : FunctionalSum.parse(expression)) {
      if (DispersionConstants.meant(term.name())) {
        dispersion.add(term);
      } else {
        addTerm(term, 1, terms, others);
      }
    }
    List<SumForm.Term> undispersed = List.copyOf(terms);
    for (FunctionalSum.Term term : dispersion) {
      Dispersion constants = DispersionConstants.of(term.name(), name, undispersed);
      terms.add(new SumForm.Term(term.factor(), new RationalDamping(constants)));
    }
    return new SumForm(name, terms);
  }

  /** The terms that a short name stands for. */
  static List<SumForm.Term> terms(String expression) {
    List<SumForm.Term> terms = new ArrayList<>();
    FunctionalSum.parse(expression).forEach(term -> addTerm(term, 1, terms, name -> List.of()));
    return terms;
  }

  /** Names of all components and aliases. */
  public static List<String> names() {
    return FormLibrary.names();
  }

  private static void addTerm(
      FunctionalSum.Term term,
      double factor,
      List<SumForm.Term> terms,
      Function<String, List<EnergyForm>> others) {
    double own = factor * term.factor();
    String name = term.name();
    String alias = FormLibrary.alias(name);
    EnergyForm component = FormLibrary.component(name);
    if (alias != null) {
      FunctionalSum.parse(alias).forEach(part -> addTerm(part, own, terms, others));
    } else if (component != null) {
      terms.add(new SumForm.Term(own, component));
    } else {
      List<EnergyForm> foreign = others.apply(name);
      foreign.forEach(form -> terms.add(new SumForm.Term(own, form)));
      if (!foreign.isEmpty()) {
        return;
      }
      throw new InputException(
          "unknown functional '" + name + "'",
          "functional",
          "near names: "
              + String.join(", ", Suggestion.nearest(name, names(), 5, UnaryOperator.identity())));
    }
  }
}
