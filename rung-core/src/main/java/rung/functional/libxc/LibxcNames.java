package rung.functional.libxc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.sum.FunctionalSum;
import rung.parallel.Lazy;

/** The names under which libxc's functionals can stand in a sum. */
public final class LibxcNames {
  private static final Map<String, List<String>> ALIASES = new LinkedHashMap<>();

  static {
    ALIASES.put("m06-l", List.of("mgga_x_m06_l", "mgga_c_m06_l"));
    ALIASES.put("m06", List.of("hyb_mgga_x_m06", "mgga_c_m06"));
    ALIASES.put("m06-2x", List.of("hyb_mgga_x_m06_2x", "mgga_c_m06_2x"));
    ALIASES.put("b97m-v", List.of("mgga_xc_b97m_v"));
    ALIASES.put("wb97m-v", List.of("hyb_mgga_xc_wb97m_v"));
    ALIASES.put("m06-hf", List.of("hyb_mgga_x_m06_hf", "mgga_c_m06_hf"));
    ALIASES.put("pw91", List.of("gga_x_pw91", "gga_c_pw91"));
    ALIASES.put("bp86", List.of("gga_x_b88", "gga_c_p86"));
    ALIASES.put("revtpss", List.of("mgga_x_revtpss", "mgga_c_revtpss"));
    ALIASES.put("rscan", List.of("mgga_x_rscan", "mgga_c_rscan"));
  }

  private static final Lazy<List<String>> COMPONENTS = new Lazy<>(Libxc::names);

  private LibxcNames() {}

  /** Whether a name is a usual one of several components, also where libxc is absent. */
  public static boolean isShort(String name) {
    return ALIASES.containsKey(name);
  }

  /** The components that a name stands for: itself, unless it is a usual name of several. */
  public static List<String> components(String name) {
    return ALIASES.getOrDefault(name, List.of(name));
  }

  /** Whether there is a libxc and a summand names one of its functionals, be it Rung's too. */
  public static boolean known(FunctionalSum.Summand summand) {
    return Libxc.available()
        && summand.numbers().isEmpty()
        && (isShort(summand.name()) || Libxc.number(summand.name()) >= 0);
  }

  /** Usual names, then names of components; none without libxc. */
  public static List<String> all() {
    if (!Libxc.available()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(ALIASES.keySet());
    all.addAll(COMPONENTS.get());
    return all;
  }
}
