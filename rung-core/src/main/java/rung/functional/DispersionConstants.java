package rung.functional;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.form.RationalDamping;
import rung.functional.form.SumForm;
import rung.system.InputException;

/** Published constants of D3(BJ) by the functional that they belong to. */
final class DispersionConstants {
  private static final Map<String, Dispersion> PUBLISHED = new LinkedHashMap<>();

  static {
    // S. Grimme, S. Ehrlich, L. Goerigk, J. Comput. Chem. 32, 1456 (2011)
    put("pbe", 0.7875, 0.4289, 4.4407);
    put("revpbe", 2.3550, 0.5238, 3.5016);
    put("blyp", 2.6996, 0.4298, 4.2359);
    put("gga_xc_b97_d", 2.2609, 0.5545, 3.2297);
    put("tpss", 1.9435, 0.4535, 4.4752);
    put("b3lyp", 1.9889, 0.3981, 4.4211);
    put("b3lyp5", 1.9889, 0.3981, 4.4211);
    put("pbe0", 1.2177, 0.4145, 4.8593);
    put("hf", 0.9171, 0.3385, 2.8830);
    // L. Goerigk, S. Grimme, Phys. Chem. Chem. Phys. 13, 6670 (2011)
    put("pbesol", 2.9491, 0.4466, 6.1742);
    put("tpssh", 2.2382, 0.4529, 4.6550);
    put("cam-b3lyp", 2.0674, 0.3708, 5.4743);
    // J. Moellmann, S. Grimme, J. Phys. Chem. C 118, 7615 (2014)
    put("hse06", 2.310, 0.383, 5.685);
    // J. G. Brandenburg, J. E. Bates, J. Sun, J. P. Perdew, Phys. Rev. B 94, 115144 (2016)
    put("scan", 0, 0.5380, 5.4200);
    // S. Ehlert et al., J. Chem. Phys. 154, 061101 (2021)
    put("r2scan", 0.78981345, 0.49484001, 5.73083694);
    // M. Bursch, H. Neugebauer, S. Ehlert, S. Grimme, J. Chem. Phys. 156, 134105 (2022)
    put("r2scan0", 1.1846, 0.4534, 5.8972);
  }

  private DispersionConstants() {}

  private static void put(String name, double s8, double a1, double a2) {
    PUBLISHED.put(name, new Dispersion(1, s8, a1, a2));
  }

  /** Whether a name in a sum is D3(BJ), with its constants in parentheses or without. */
  static boolean meant(String name) {
    return name.equals(RationalDamping.NAME) || name.startsWith(RationalDamping.NAME + "(");
  }

  /**
   * The constants that a name stands for: its own, or the published ones of the rest of the sum.
   *
   * @param sum the whole sum, for messages
   * @param others the other terms of the sum
   */
  static Dispersion of(String name, String sum, List<SumForm.Term> others) {
    if (name.equals(RationalDamping.NAME)) {
      return PUBLISHED.entrySet().stream()
          .filter(entry -> Functionals.terms(entry.getKey()).equals(others))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow(() -> refusal("no constants of D3(BJ) are published for '" + sum + "'"));
    }
    String[] words = name.substring(name.indexOf('(') + 1, name.length() - 1).split(",", -1);
    if (words.length != 4) {
      throw refusal(name + " in '" + sum + "'");
    }
    try {
      return new Dispersion(
          Double.parseDouble(words[0]),
          Double.parseDouble(words[1]),
          Double.parseDouble(words[2]),
          Double.parseDouble(words[3]));
    } catch (NumberFormatException e) {
      InputException refusal = refusal(name + " in '" + sum + "'");
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static InputException refusal(String what) {
    return new InputException(
        what,
        "functional",
        "give s6, s8, a1, a2 as d3bj(1,0.79,0.43,4.44), or name one of "
            + String.join(", ", PUBLISHED.keySet()));
  }
}
