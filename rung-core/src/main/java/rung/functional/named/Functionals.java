package rung.functional.named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.functional.form.EnergyForm;
import rung.functional.form.SumForm;
import rung.functional.libxc.LibxcForm;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.libxc.LibxcNames;
import rung.functional.published.RationalDamping;
import rung.functional.sum.Conflict;
import rung.functional.sum.DispersionConstants;
import rung.functional.sum.FunctionalSum;
import rung.functional.tape.FormFunctional;
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
    List<FunctionalSum.Summand> sum = FunctionalSum.parse(text);
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

  private static boolean own(FunctionalSum.Summand summand) {
    String name = summand.name();
    return !summand.fromLibxc()
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
    List<SumForm.Summand> summands = new ArrayList<>();
    List<FunctionalSum.Summand> components = components(text);
    Map<String, Double> undispersed = content(components);
    boolean dispersed = false;
    for (FunctionalSum.Summand summand : components) {
      EnergyForm form;
      if (DispersionConstants.meant(summand.name()) && !summand.fromLibxc()) {
        if (dispersed) {
          throw Conflict.DISPERSION.of(name, summand.name(), summand.name());
        }
        dispersed = true;
        form = new RationalDamping(DispersionConstants.of(summand, name, undispersed));
      } else {
        form = form(summand);
      }
      summands.add(new SumForm.Summand(summand.factor(), form));
    }
    return new SumForm(name, summands);
  }

  /** Names of all components and aliases. */
  public static List<String> names() {
    return FormLibrary.names();
  }

  /** What a sum without its dispersion consists of: factors of components by name. */
  static Map<String, Double> content(String text) {
    return content(components(text));
  }

  private static Map<String, Double> content(List<FunctionalSum.Summand> components) {
    Map<String, Double> content = new LinkedHashMap<>();
    for (FunctionalSum.Summand summand : components) {
      if (!DispersionConstants.meant(summand.name())) {
        content.merge(summand.name(), summand.factor(), Double::sum);
      }
    }
    return content;
  }

  /** The summands of a sum with components in the place of short names. */
  private static List<FunctionalSum.Summand> components(String text) {
    List<FunctionalSum.Summand> components = new ArrayList<>();
    for (FunctionalSum.Summand summand : FunctionalSum.parse(text)) {
      String alias = summand.fromLibxc() ? null : FormLibrary.alias(summand.name());
      if (alias != null) {
        components(alias).forEach(part -> components.add(part.times(summand.factor())));
      } else if (LibxcNames.isShort(summand.name())) {
        for (String name : LibxcNames.components(summand.name())) {
          components.add(new FunctionalSum.Summand(summand.factor(), name, List.of(), true));
        }
      } else {
        components.add(summand);
      }
    }
    return components;
  }

  private static EnergyForm form(FunctionalSum.Summand component) {
    String name = component.name();
    @Nullable EnergyForm own = component.fromLibxc() ? null : FormLibrary.component(name);
    if (own != null) {
      return own;
    }
    if (component.fromLibxc() || LibxcNames.known(component)) {
      return LibxcForm.of(name);
    }
    throw UnknownName.of(name);
  }
}
