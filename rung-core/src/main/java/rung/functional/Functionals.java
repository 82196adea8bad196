package rung.functional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.form.RationalDamping;
import rung.functional.form.SumForm;
import rung.functional.libxc.LibxcForm;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.libxc.LibxcNames;
import rung.system.InputException;

/**
 * Functionals by name: components with libxc's names, sums such as {@code 0.5*lda_x+lda_c_pw}, and
 * aliases for usual combinations. A sum is recorded as one formula. Names that Rung does not have
 * are components of the system's libxc, which the formula calls.
 */
public final class Functionals {
  private Functionals() {}

  /**
   * The functional of a name or sum. What libxc has as a whole, and Rung has not, is asked of libxc
   * directly, which takes half of the time for closed shells; everything else is a formula.
   *
   * @throws InputException if a name is unknown, or the sum is none
   */
  public static Functional resolve(String text) {
    List<FunctionalSum.Term> sum = FunctionalSum.parse(text);
    boolean libxc =
        sum.stream().allMatch(LibxcNames::known) && !sum.stream().allMatch(Functionals::own);
    return libxc ? LibxcFunctional.parse(text) : parse(text);
  }

  /** Whether a text is a sum of functionals that Rung itself has. */
  public static boolean own(String text) {
    try {
      return FunctionalSum.parse(text).stream().allMatch(Functionals::own);
    } catch (InputException e) {
      return false;
    }
  }

  private static boolean own(FunctionalSum.Term term) {
    String name = term.name();
    return !term.fromLibxc()
        && (FormLibrary.alias(name) != null
            || FormLibrary.component(name) != null
            || DispersionConstants.meant(name));
  }

  /**
   * The functional of a name or sum as a formula.
   *
   * @throws InputException if a name is unknown, or the sum is none
   */
  public static FormFunctional parse(String text) {
    return new FormFunctional(parseForm(text));
  }

  /** The formula of a name or sum; its name is the text as given, in lower case. */
  public static SumForm parseForm(String text) {
    String name = FunctionalSum.name(text);
    List<SumForm.Term> terms = new ArrayList<>();
    List<FunctionalSum.Term> components = components(text);
    Map<String, Double> undispersed = content(components);
    boolean dispersed = false;
    for (FunctionalSum.Term term : components) {
      EnergyForm form;
      if (DispersionConstants.meant(term.name()) && !term.fromLibxc()) {
        if (dispersed) {
          throw Conflict.DISPERSION.of(name, term.name(), term.name());
        }
        dispersed = true;
        form = new RationalDamping(DispersionConstants.of(term, name, undispersed));
      } else {
        form = form(term);
      }
      terms.add(new SumForm.Term(term.factor(), form));
    }
    return new SumForm(name, terms);
  }

  /** Names of all components and aliases. */
  public static List<String> names() {
    return FormLibrary.names();
  }

  /** What a sum without its dispersion consists of: factors of components by name. */
  static Map<String, Double> content(String text) {
    return content(components(text));
  }

  private static Map<String, Double> content(List<FunctionalSum.Term> components) {
    Map<String, Double> content = new LinkedHashMap<>();
    for (FunctionalSum.Term term : components) {
      if (!DispersionConstants.meant(term.name())) {
        content.merge(term.name(), term.factor(), Double::sum);
      }
    }
    return content;
  }

  /** The terms of a sum with components in the place of short names. */
  private static List<FunctionalSum.Term> components(String text) {
    List<FunctionalSum.Term> components = new ArrayList<>();
    for (FunctionalSum.Term term : FunctionalSum.parse(text)) {
      String alias = term.fromLibxc() ? null : FormLibrary.alias(term.name());
      if (alias != null) {
        components(alias).forEach(part -> components.add(part.times(term.factor())));
      } else if (LibxcNames.isShort(term.name())) {
        for (String name : LibxcNames.components(term.name())) {
          components.add(new FunctionalSum.Term(term.factor(), name, List.of(), true));
        }
      } else {
        components.add(term);
      }
    }
    return components;
  }

  private static EnergyForm form(FunctionalSum.Term component) {
    String name = component.name();
    @Nullable EnergyForm own = component.fromLibxc() ? null : FormLibrary.component(name);
    if (own != null) {
      return own;
    }
    if (component.fromLibxc() || LibxcNames.known(component)) {
      return LibxcForm.of(name);
    }
    throw NearNames.unknown(name);
  }
}
