package rung.functional;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.functional.form.BeckeExchange;
import rung.functional.form.LeeYangParrCorrelation;
import rung.functional.form.PbeCorrelation;
import rung.functional.form.PbeExchange;
import rung.functional.form.PerdewWangCorrelation;
import rung.functional.form.R2ScanCorrelation;
import rung.functional.form.R2ScanExchange;
import rung.functional.form.RpbeExchange;
import rung.functional.form.ScanCorrelation;
import rung.functional.form.ScanExchange;
import rung.functional.form.SlaterExchange;
import rung.functional.form.SumForm;
import rung.functional.form.TpssCorrelation;
import rung.functional.form.TpssExchange;
import rung.functional.form.VoskoWilkNusairCorrelation;
import rung.system.InputException;

/**
 * Functionals by name: components with libxc's names, sums such as {@code 0.5*lda_x+lda_c_pw}, and
 * aliases for usual combinations. A sum is recorded as one formula.
 */
public final class Functionals {
  private static final Map<String, EnergyForm> COMPONENTS = new LinkedHashMap<>();
  private static final Map<String, String> ALIASES = new LinkedHashMap<>();

  static {
    List.of(
            new SlaterExchange(),
            PerdewWangCorrelation.PUBLISHED,
            PerdewWangCorrelation.MODIFIED,
            VoskoWilkNusairCorrelation.FIVE,
            VoskoWilkNusairCorrelation.RANDOM_PHASE,
            PbeExchange.PUBLISHED,
            PbeExchange.SOLIDS,
            PbeExchange.REVISED,
            new RpbeExchange(),
            new BeckeExchange(),
            PbeCorrelation.PUBLISHED,
            PbeCorrelation.SOLIDS,
            new LeeYangParrCorrelation(),
            new TpssExchange(),
            new TpssCorrelation(),
            new ScanExchange(),
            new ScanCorrelation(),
            new R2ScanExchange(),
            new R2ScanCorrelation())
        .forEach(form -> COMPONENTS.put(form.name(), form));
    ALIASES.put("lda", "lda_x+lda_c_pw");
    ALIASES.put("svwn5", "lda_x+lda_c_vwn");
    ALIASES.put("svwn-rpa", "lda_x+lda_c_vwn_rpa");
    ALIASES.put("pbe", "gga_x_pbe+gga_c_pbe");
    ALIASES.put("pbesol", "gga_x_pbe_sol+gga_c_pbe_sol");
    ALIASES.put("revpbe", "gga_x_pbe_r+gga_c_pbe");
    ALIASES.put("rpbe", "gga_x_rpbe+gga_c_pbe");
    ALIASES.put("tpss", "mgga_x_tpss+mgga_c_tpss");
    ALIASES.put("scan", "mgga_x_scan+mgga_c_scan");
    ALIASES.put("r2scan", "mgga_x_r2scan+mgga_c_r2scan");
    ALIASES.put("blyp", "gga_x_b88+gga_c_lyp");
  }

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
    addTerms(expression, 1, terms);
    return new SumForm(name, terms);
  }

  /** Names of all components and aliases. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(ALIASES.keySet());
    names.addAll(COMPONENTS.keySet());
    return names;
  }

  private static void addTerms(String expression, double factor, List<SumForm.Term> terms) {
    for (FunctionalSum.Term term : FunctionalSum.parse(expression)) {
      double own = term.factor();
      String name = term.name();
      String alias = ALIASES.get(name);
      EnergyForm component = COMPONENTS.get(name);
      if (alias != null) {
        addTerms(alias, factor * own, terms);
      } else if (component != null) {
        terms.add(new SumForm.Term(factor * own, component));
      } else {
        throw new InputException(
            "unknown functional '" + name + "'",
            "functional",
            "near names: " + String.join(", ", near(name)));
      }
    }
  }

  private static List<String> near(String name) {
    return names().stream()
        .sorted(Comparator.comparingInt(known -> editDistance(name, known)))
        .limit(5)
        .toList();
  }

  /** Least number of insertions, deletions and replacements (V. I. Levenshtein, 1966). */
  private static int editDistance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
