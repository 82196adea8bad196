package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.form.MissingPart;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcNames;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.nonlocal.Vv10;
import rung.system.InputException;

/** Names and descriptions that promise dispersion or non-local correlation: given, or a note. */
class PromisingNamesTest {
  private static final String NO_D = "its dispersion is not included";
  private static final String NO_VDW = "van der Waals correlation";

  private static void needsLibxc() {
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gga_xc_b97_d             | gga_xc_b97_d+d3bj adds D3(BJ)
          libxc:gga_xc_b97_d       | gga_xc_b97_d+d3bj adds D3(BJ)
          0.9*gga_xc_b97_d+0.1*hf  | gga_xc_b97_d+d3bj adds D3(BJ)
          mgga_xc_otpss_d          | mgga_xc_otpss_d+d3bj adds D3(BJ)
          gga_xc_opbe_d            | d3bj(s6,s8,a1,a2)
          gga_xc_opwlyp_d          | d3bj(s6,s8,a1,a2)
          gga_xc_oblyp_d           | d3bj(s6,s8,a1,a2)
          gga_x_ssb_d              | d3bj(s6,s8,a1,a2)
          gga_x_revssb_d           | d3bj(s6,s8,a1,a2)
          hyb_gga_xc_wb97x_d       | d3bj(s6,s8,a1,a2)
          hyb_gga_xc_wb97x_d3      | d3bj(s6,s8,a1,a2)
          hyb_gga_xc_wb97x_d+vv10  | d3bj(s6,s8,a1,a2)
          gga_x_optb88_vdw         | (vdW-DF)
          gga_x_pbek1_vdw          | (vdW-DF)
          gga_x_optpbe_vdw         | (vdW-DF)
          gga_x_optb86b_vdw        | (vdW-DF)
          gga_x_c09x               | (vdW-DF)
          gga_x_beefvdw            | (vdW-DF)
          gga_xc_beefvdw           | (vdW-DF)
          gga_xc_beefvdw+vv10      | (vdW-DF)
          mgga_x_mbeefvdw          | (vdW-DF)
          mgga_c_scan_rvv10        | computed as VV10 with rVV10's constants
          """)
  void whatIsMissingIsNotedWithTheWayToIt(String sum, String line) {
    if (!sum.equals("gga_xc_b97_d")) {
      needsLibxc();
    }
    assertThat(Functionals.resolve(sum).notes()).singleElement().asString().contains(line);
    assertThat(Functionals.resolve(sum + "+0.1*lda_x").notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "hyb_gga_xc_wb97x_v, 6, 0.01",
    "wb97x-v, 6, 0.01",
    "hyb_mgga_xc_wb97m_v, 6, 0.01",
    "mgga_xc_b97m_v, 6, 0.01",
    "gga_xc_vv10, 5.9, 0.0093",
    "hyb_gga_xc_lc_vv10, 6.3, 0.0089",
    "mgga_c_scan_vv10, 14, 0.0093",
    "mgga_c_revscan_vv10, 9.8, 0.0093",
    "mgga_c_scan_rvv10, 15.7, 0.0093"
  })
  void nonLocalCorrelationIsGiven(String name, double b, double c) {
    needsLibxc();
    assertThat(Vv10.of(Functionals.resolve(name))).isEqualTo(new Vv10(1, b, c));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gga_xc_b97_d+d3bj
          'gga_xc_b97_d+d3bj(1,2,0.5,3)'
          0*gga_xc_b97_d+pbe
          pbe+d3bj
          b3lyp
          wb97x-v
          scan+vv10
          """)
  void whatIsCompleteHasNoNote(String sum) {
    assertThat(Functionals.resolve(sum).notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hyb_gga_xc_b97_3c | B97-3c by Grimme       | corrections for its basis set
          gga_xc_new_d4     | New                    | its dispersion is not included
          gga_xc_new_d3bj   | New                    | its dispersion is not included
          gga_xc_new        | New-D3 functional      | its dispersion is not included
          gga_xc_new        | New with dispersion    | its dispersion is not included
          gga_x_new         | exchange for vdW-DF2   | van der Waals
          gga_x_new         | van der Waals exchange | van der Waals
          mgga_xc_new_v     | New                    | its non-local correlation is not included
          mgga_xc_new_vv10  | New                    | its non-local correlation is not included
          mgga_xc_new_rvv10 | New                    | its non-local correlation is not included
          mgga_xc_new       | with nonlocal correlation | its non-local correlation is not included
          """)
  void namesOfOtherVersionsAreReadLikewise(String name, String description, String line) {
    assertThat(MissingPart.notes(MissingPart.of(name, description, false).stream().toList(), false))
        .singleElement()
        .asString()
        .contains(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mgga_c_dldf       | Dispersionless Density Functional
          gga_x_2d_pbe      | Perdew, Burke & Ernzerhof in 2D
          gga_c_q2d         | Chiodo et al
          gga_x_dk87_r1     | dePristo & Kress 87 version R1
          mgga_x_gdme_nv    | Generalized density-matrix with a=1/2
          hyb_gga_xc_b97_3  | Becke 97-3
          gga_x_hjs_b88_v2  | HJS screened exchange B88 corrected version
          """)
  void otherNamesPromiseNothing(String name, String description) {
    assertThat(MissingPart.of(name, description, false)).isEmpty();
  }

  @Test
  void aNeuralFunctionalLacksWhatItsBaseLacks() {
    assertThat(over("gga_xc_b97_d").notes())
        .containsExactly(
            "gga_xc_b97_d: its dispersion is not included; gga_xc_b97_d+d3bj adds D3(BJ)");
    assertThat(over("gga_xc_b97_d+d3bj").notes()).isEmpty();
  }

  private static Functional over(String base) {
    return NeuralHybridTest.functional(
        NeuralPreset.XCNN.design(base, NeuralConstraints.NONE, TrainedConstants.NONE), 0);
  }

  @Test
  void libxcsWholeListIsJudged() {
    needsLibxc();
    TreeMap<String, List<String>> noted = new TreeMap<>();
    Set<String> nonLocal = new TreeSet<>();
    List<String> refused = new ArrayList<>();
    for (String name : LibxcNames.all()) {
      try {
        Functional functional = Functionals.resolve("libxc:" + name);
        if (!functional.notes().isEmpty()) {
          noted.put(name, functional.notes());
        }
        if (functional.part(NonLocalFunctional.class).isPresent()) {
          nonLocal.add(name);
        }
      } catch (InputException e) {
        assertThat(e).hasMessageStartingWith("functional: libxc's " + name + " ");
        refused.add(name);
      }
    }
    // Of libxc 5.2.3; later ones have more.
    Set<String> dispersed =
        Set.of(
            "gga_xc_b97_d",
            "mgga_xc_otpss_d",
            "gga_xc_opbe_d",
            "gga_xc_opwlyp_d",
            "gga_xc_oblyp_d",
            "gga_x_ssb_d",
            "gga_x_revssb_d",
            "hyb_gga_xc_wb97x_d",
            "hyb_gga_xc_wb97x_d3");
    Set<String> vanDerWaals =
        Set.of(
            "gga_x_optb88_vdw",
            "gga_x_pbek1_vdw",
            "gga_x_optpbe_vdw",
            "gga_x_optb86b_vdw",
            "gga_x_c09x",
            "gga_x_beefvdw",
            "gga_xc_beefvdw",
            "mgga_x_mbeefvdw");
    Set<String> given =
        Set.of(
            "hyb_gga_xc_wb97x_v",
            "hyb_mgga_xc_wb97m_v",
            "mgga_xc_b97m_v",
            "b97m-v",
            "wb97m-v",
            "gga_xc_vv10",
            "hyb_gga_xc_lc_vv10",
            "mgga_c_scan_vv10",
            "mgga_c_revscan_vv10",
            "mgga_c_scan_rvv10");
    dispersed.forEach(name -> assertThat(noted.get(name).get(0)).contains(NO_D));
    vanDerWaals.forEach(name -> assertThat(noted.get(name).get(0)).contains(NO_VDW));
    assertThat(nonLocal).containsAll(given);
    assertThat(refused).contains("mgga_x_br89", "gga_k_vw", "lda_x_2d");
    if (Libxc.version().startsWith("5.")) {
      Set<String> all = new TreeSet<>(dispersed);
      all.addAll(vanDerWaals);
      all.add("mgga_c_scan_rvv10");
      assertThat(noted.keySet()).isEqualTo(all);
      assertThat(nonLocal).isEqualTo(new TreeSet<>(given));
    }
  }
}
