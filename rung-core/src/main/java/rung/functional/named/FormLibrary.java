package rung.functional.named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.form.EnergyForm;
import rung.functional.hybrid.Becke97;
import rung.functional.hybrid.BeckeLeeYangParrHybrid;
import rung.functional.hybrid.CoulombAttenuatedB3lyp;
import rung.functional.hybrid.GlobalHybrid;
import rung.functional.hybrid.HartreeFock;
import rung.functional.hybrid.LocalHybrid;
import rung.functional.hybrid.ScreenedHybrid;
import rung.functional.published.BeckeExchange;
import rung.functional.published.LeeYangParrCorrelation;
import rung.functional.published.PbeCorrelation;
import rung.functional.published.PbeExchange;
import rung.functional.published.PerdewWangCorrelation;
import rung.functional.published.R2ScanCorrelation;
import rung.functional.published.R2ScanExchange;
import rung.functional.published.RpbeExchange;
import rung.functional.published.ScanCorrelation;
import rung.functional.published.ScanExchange;
import rung.functional.published.SlaterExchange;
import rung.functional.published.TpssCorrelation;
import rung.functional.published.TpssExchange;
import rung.functional.published.VoskoWilkNusairCorrelation;
import rung.functional.published.VydrovVanVoorhis;

/** The analytic forms by libxc's names, and short names for usual combinations of them. */
final class FormLibrary {
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
            new R2ScanCorrelation(),
            Becke97.DISPERSION,
            Becke97.HCTH,
            Becke97.HYBRID,
            Becke97.LONG_RANGE,
            Becke97.LONG_RANGE_X,
            Becke97.LONG_RANGE_V,
            BeckeLeeYangParrHybrid.RANDOM_PHASE,
            BeckeLeeYangParrHybrid.FIVE,
            new CoulombAttenuatedB3lyp(),
            new ScreenedHybrid(),
            GlobalHybrid.PBE0,
            GlobalHybrid.TPSSH,
            GlobalHybrid.R2SCAN0,
            LocalHybrid.LH07T_SVWN,
            LocalHybrid.LONG_RANGE_SVWN,
            new HartreeFock(),
            new VydrovVanVoorhis())
        .forEach(form -> COMPONENTS.put(form.name(), form));
    ALIASES.put("lda", "lda_x+lda_c_pw");
    ALIASES.put("svwn5", "lda_x+lda_c_vwn");
    ALIASES.put("svwn-rpa", "lda_x+lda_c_vwn_rpa");
    ALIASES.put("pbe", "gga_x_pbe+gga_c_pbe");
    ALIASES.put("pbesol", "gga_x_pbe_sol+gga_c_pbe_sol");
    ALIASES.put("revpbe", "gga_x_pbe_r+gga_c_pbe");
    ALIASES.put("rpbe", "gga_x_rpbe+gga_c_pbe");
    ALIASES.put("blyp", "gga_x_b88+gga_c_lyp");
    ALIASES.put("tpss", "mgga_x_tpss+mgga_c_tpss");
    ALIASES.put("scan", "mgga_x_scan+mgga_c_scan");
    ALIASES.put("r2scan", "mgga_x_r2scan+mgga_c_r2scan");
    ALIASES.put("b97", "hyb_gga_xc_b97");
    ALIASES.put("b3lyp", "hyb_gga_xc_b3lyp");
    ALIASES.put("b3lyp5", "hyb_gga_xc_b3lyp5");
    ALIASES.put("pbe0", "hyb_gga_xc_pbeh");
    ALIASES.put("tpssh", "hyb_mgga_xc_tpssh");
    ALIASES.put("r2scan0", "hyb_mgga_xc_r2scan0");
    ALIASES.put("cam-b3lyp", "hyb_gga_xc_cam_b3lyp");
    ALIASES.put("hse06", "hyb_gga_xc_hse06");
    ALIASES.put("lh07t-svwn", "hyb_mgga_xc_lh07t_svwn");
    ALIASES.put("lh-lc-svwn", "hyb_mgga_xc_lh_lc_svwn");
    ALIASES.put("wb97", "hyb_gga_xc_wb97");
    ALIASES.put("wb97x", "hyb_gga_xc_wb97x");
    ALIASES.put("wb97x-v", "hyb_gga_xc_wb97x_v");
  }

  private FormLibrary() {}

  /** The form of a name, if there is one. */
  static @Nullable EnergyForm component(String name) {
    return COMPONENTS.get(name);
  }

  /** The sum that a short name stands for, if it is one. */
  static @Nullable String alias(String name) {
    return ALIASES.get(name);
  }

  /** Short names, then names of components. */
  static List<String> names() {
    List<String> names = new ArrayList<>(ALIASES.keySet());
    names.addAll(COMPONENTS.keySet());
    return names;
  }
}
