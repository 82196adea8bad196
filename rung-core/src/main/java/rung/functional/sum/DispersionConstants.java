package rung.functional.sum;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rung.functional.Dispersion;
import rung.system.InputException;
import rung.system.InputText;

/** Published constants of D3(BJ) by the components of the functional that they belong to. */
public final class DispersionConstants {
  /** The name in a sum. */
  public static final String NAME = "d3bj";

  private static final Map<Map<String, Double>, Dispersion> PUBLISHED = new HashMap<>();

  static {
    // S. Grimme, S. Ehrlich, L. Goerigk, J. Comput. Chem. 32, 1456 (2011)
    put("gga_x_pbe+gga_c_pbe", 0.7875, 0.4289, 4.4407);
    put("gga_x_pbe_r+gga_c_pbe", 2.3550, 0.5238, 3.5016);
    put("gga_x_b88+gga_c_lyp", 2.6996, 0.4298, 4.2359);
    put("gga_xc_b97_d", 2.2609, 0.5545, 3.2297);
    put("mgga_x_tpss+mgga_c_tpss", 1.9435, 0.4535, 4.4752);
    put("hyb_gga_xc_b3lyp", 1.9889, 0.3981, 4.4211);
    put("hyb_gga_xc_b3lyp5", 1.9889, 0.3981, 4.4211);
    put("hyb_gga_xc_pbeh", 1.2177, 0.4145, 4.8593);
    put("hf", 0.9171, 0.3385, 2.8830);
    put("gga_x_b88+gga_c_p86", 3.2822, 0.3946, 4.8516);
    put("hyb_mgga_xc_pw6b95", 0.7257, 0.2076, 6.3750);
    put("hyb_mgga_xc_tpss0", 1.2576, 0.3768, 4.5865);
    // L. Goerigk, S. Grimme, Phys. Chem. Chem. Phys. 13, 6670 (2011)
    put("gga_x_pbe_sol+gga_c_pbe_sol", 2.9491, 0.4466, 6.1742);
    put("hyb_mgga_xc_tpssh", 2.2382, 0.4529, 4.6550);
    put("hyb_gga_xc_cam_b3lyp", 2.0674, 0.3708, 5.4743);
    put("gga_x_b88+gga_c_pbe", 4.0728, 0.4567, 4.3908);
    put("gga_x_optx+gga_c_lyp", 2.6205, 0.5299, 2.8065);
    put("mgga_xc_otpss_d", 2.7495, 0.4634, 4.3153);
    put("hyb_gga_xc_b3pw91", 2.8524, 0.4312, 4.4693);
    put("hyb_gga_xc_bhandhlyp", 1.0354, 0.2793, 4.9615);
    put("hyb_mgga_xc_mpw1b95", 1.0508, 0.1955, 6.4177);
    put("hyb_mgga_xc_pwb6k", 0.9383, 0.1805, 7.7627);
    put("hyb_mgga_xc_b88b95", 1.4507, 0.2092, 5.5545);
    put("hyb_mgga_x_bmk+gga_c_bmk", 2.0860, 0.1940, 5.9197);
    put("hyb_gga_xc_lc_wpbe", 1.8541, 0.3919, 5.0897);
    // J. Moellmann, S. Grimme, J. Phys. Chem. C 118, 7615 (2014)
    put("hyb_gga_xc_hse06", 2.310, 0.383, 5.685);
    // J. G. Brandenburg, J. E. Bates, J. Sun, J. P. Perdew, Phys. Rev. B 94, 115144 (2016)
    put("mgga_x_scan+mgga_c_scan", 0, 0.5380, 5.4200);
    // S. Ehlert et al., J. Chem. Phys. 154, 061101 (2021)
    put("mgga_x_rscan+mgga_c_rscan", 1.08859014, 0.47023427, 5.73408312);
    put("mgga_x_r2scan+mgga_c_r2scan", 0.78981345, 0.49484001, 5.73083694);
    // M. Bursch, H. Neugebauer, S. Ehlert, S. Grimme, J. Chem. Phys. 156, 134105 (2022)
    put("hyb_mgga_xc_r2scan0", 1.1846, 0.4534, 5.8972);
  }

  private DispersionConstants() {}

  private static void put(String components, double s8, double a1, double a2) {
    Map<String, Double> content = new LinkedHashMap<>();
    for (String component : components.split("\\+", -1)) {
      content.put(component, 1.0);
    }
    PUBLISHED.put(content, new Dispersion(1, s8, a1, a2));
  }

  /** Whether a name in a sum is D3(BJ). */
  public static boolean meant(String name) {
    return name.equals(NAME);
  }

  /**
   * The published constants for what a sum consists of.
   *
   * @param content factors of components by name
   */
  public static Optional<Dispersion> published(Map<String, Double> content) {
    return Optional.ofNullable(PUBLISHED.get(content));
  }

  /**
   * The constants of a summand: its own, or the published ones of the rest of the sum.
   *
   * @param sum the whole sum, for messages
   * @param content what the rest of the sum consists of
   */
  public static Dispersion of(
      FunctionalSum.Summand summand, String sum, Map<String, Double> content) {
    if (summand.numbers().isEmpty()) {
      return published(content)
          .orElseThrow(
              () ->
                  new InputException(
                      "no constants of D3(BJ) are published for what stands beside d3bj in "
                          + InputText.quote(sum),
                      FunctionalSum.WHERE,
                      "give s6, s8, a1, a2 as d3bj(1,0.79,0.43,4.44); docs/functionals.md lists the"
                          + " functionals that have them, such as pbe, b3lyp or bp86"));
    }
    List<Double> numbers = summand.numbers();
    return new Dispersion(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
  }
}
