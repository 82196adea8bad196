package rung.functional.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.ExactExchange;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.SampleFeatures;
import rung.functional.sum.FunctionalSum;
import rung.system.InputException;

/** The grammar of sums: what is read how, and what is refused in one line. */
class FunctionalSumTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pbe                           | 1.0 pbe
          PBE                           | 1.0 pbe
          '  pbe  '                     | 1.0 pbe
          +pbe                          | 1.0 pbe
          -pbe                          | -1.0 pbe
          - pbe                         | -1.0 pbe
          pbe+hf                        | 1.0 pbe, 1.0 hf
          ' pbe  +  hf '                | 1.0 pbe, 1.0 hf
          pbe - hf                      | 1.0 pbe, -1.0 hf
          pbe -hf                       | 1.0 pbe, -1.0 hf
          pbe- hf                       | 1.0 pbe, -1.0 hf
          pbe-0.5*hf                    | 1.0 pbe, -0.5 hf
          pbe-.5*hf                     | 1.0 pbe, -0.5 hf
          pbe-5*hf                      | 1.0 pbe, -5.0 hf
          pbe-5 * hf                    | 1.0 pbe, -5.0 hf
          pbe - 0.5*hf                  | 1.0 pbe, -0.5 hf
          pbe+-0.5*hf                   | 1.0 pbe, -0.5 hf
          pbe - -0.5*hf                 | 1.0 pbe, 0.5 hf
          pbe−0.5*hf                    | 1.0 pbe, -0.5 hf
          pbe − hf                      | 1.0 pbe, -1.0 hf
          -0.2*vv10 + pbe               | -0.2 vv10, 1.0 pbe
          2 * lda_x                     | 2.0 lda_x
          2* lda_x                      | 2.0 lda_x
          .5*hf                         | 0.5 hf
          5.*hf                         | 5.0 hf
          1e-3*hf                       | 0.001 hf
          1E+2*HF                       | 100.0 hf
          1.5e2*hf                      | 150.0 hf
          2.E-1*hf                      | 0.2 hf
          0*pbe                         | 0.0 pbe
          hf+1e-3*lda_x-1e-3*lda_c_pw   | 1.0 hf, 0.001 lda_x, -0.001 lda_c_pw
          m06-2x                        | 1.0 m06-2x
          m06-2*hf                      | 1.0 m06, -2.0 hf
          m06-2x-2*hf                   | 1.0 m06-2x, -2.0 hf
          cam-b3lyp-0.5*hf              | 1.0 cam-b3lyp, -0.5 hf
          wb97x-v - lh-lc-svwn          | 1.0 wb97x-v, -1.0 lh-lc-svwn
          svwn-rpa+0.1*svwn-rpa         | 1.0 svwn-rpa, 0.1 svwn-rpa
          pbe-hf                        | 1.0 pbe-hf
          b3lyp-d3bj                    | 1.0 b3lyp-d3bj
          libxc:gga_x_pbe+gga_c_pbe     | 1.0 libxc:gga_x_pbe, 1.0 gga_c_pbe
          0.5*libxc:gga_x_pbe           | 0.5 libxc:gga_x_pbe
          pbe - 2 * libxc: gga_x_pbe    | 1.0 pbe, -2.0 libxc:gga_x_pbe
          'd3bj(1,0.5,.4,5.)'           | '1.0 d3bj[1.0, 0.5, 0.4, 5.0]'
          'd3bj ( 1 , -1e-1,0.4, 5 )+pbe' | '1.0 d3bj[1.0, -0.1, 0.4, 5.0], 1.0 pbe'
          'd3bj(1,0,0.3,5)-hf'          | '1.0 d3bj[1.0, 0.0, 0.3, 5.0], -1.0 hf'
          """)
  void isReadAs(String text, String expected) {
    assertThat(
            FunctionalSum.parse(text).stream()
                .map(FunctionalSumTest::shown)
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
  }

  private static String shown(FunctionalSum.Summand term) {
    return term.factor()
        + " "
        + (term.fromLibxc() ? "libxc:" : "")
        + term.name()
        + (term.numbers().isEmpty() ? "" : term.numbers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                   | no functional is named
          '  '                 | no functional is named
          pbe+                 | name is missing
          +                    | name is missing
          -                    | name is missing
          pbe++hf              | name is missing
          pbe--hf              | name is missing
          pbe + - hf           | name is missing
          ++pbe                | name is missing
          *pbe                 | name is missing
          2*                   | name is missing
          2*3*pbe              | name is missing
          0.5*(pbe)            | name is missing
          (pbe)                | name is missing
          _pbe                 | name is missing
          é                    | name is missing
          libxc:               | name is missing
          2pbe                 | '*' is missing
          2                    | '*' is missing
          0x10*pbe             | '*' is missing
          1e*pbe               | '*' is missing
          1_000*pbe            | '*' is missing
          '0,5*pbe'            | '*' is missing
          libxc:0.5*gga_x_pbe  | name is missing
          pbe*2                | no number stands before '*'
          pbe*hf               | no number stands before '*'
          nan*pbe              | 'nan' is no finite number
          NaN*pbe              | 'nan' is no finite number
          inf*pbe              | 'inf' is no finite number
          Infinity*pbe         | 'infinity' is no finite number
          pbe - inf*hf         | 'inf' is no finite number
          1e999*pbe            | '1e999' is no finite number
          pbe-1e999*hf         | '1e999' is no finite number
          -1e400*pbe           | '1e400' is no finite number
          1e300*pbe            | '1e300' is too large
          pbe/2                | cannot read '/2'
          pbe^2                | cannot read '^2'
          pbe hf               | cannot read 'hf'
          pbe;hf               | cannot read ';hf'
          pbe)                 | cannot read ')'
          pbe**hf              | no number stands before '*'
          'd3bj(1,2)'          | four numbers
          'd3bj()'             | four numbers
          'd3bj(1,2,3,4,5)'    | four numbers
          'd3bj(1,1e999,3,4)'  | '1e999' is no finite number
          'd3bj(1,nan,3,4)'    | 'nan' is no finite number
          'd3bj(1,inf,3,4)'    | 'inf' is no finite number
          'd3bj(1,,3,4)'       | '' is no finite number
          'd3bj(1,0x1,3,4)'    | '0x1' is no finite number
          'd3bj(1,1e300,3,4)'  | '1e300' is too large
          'd3bj(1,2,3,4'       | not closed
          'd3bj((1,2,3,4))'    | '(1' is no finite number
          'd3bj(1,2,3,4)('     | cannot read '('
          'pbe(1,2,3,4)'       | 'pbe' takes no numbers in parentheses
          b3lyp-d3(bj)         | 'b3lyp-d3' takes no numbers in parentheses
          """)
  void isRefusedWith(String text, String fragment) {
    assertThatThrownBy(() -> Functionals.resolve(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(fragment)
        .hasMessageMatching("functional: [^\\n]{1,580}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "-x", "(", ",", "0", "*", " ", "pbe+", "libxc:", "é", "\n"})
  void longGarbageIsRefusedInAShortLine(String piece) {
    for (String before : List.of("", "pbe", "2*", "d3bj(")) {
      assertThatThrownBy(() -> Functionals.resolve(before + piece.repeat(50_000) + "!"))
          .isInstanceOf(InputException.class)
          .hasMessageMatching("functional: [^\\n]{1,580}");
    }
  }

  @Test
  void randomSumsAreFunctionalsOrBadInput() {
    String[] pieces = {
      "pbe",
      "lda_x",
      "hf",
      "vv10",
      "d3bj",
      "d3bj(1,0.5,0.4,5)",
      "m06-2x",
      "gga_x_pw91",
      "wb97x-v",
      "b97m-v",
      "cam-b3lyp",
      "mgga_x_br89",
      "lh-lc-svwn",
      "gga_k_vw",
      "no_such",
      "libxc:",
      "0.5",
      "2",
      "1e999",
      "1e-3",
      "nan",
      "*",
      "*",
      "+",
      "+",
      "-",
      "-",
      " ",
      "(",
      ")",
      ",",
      "\t",
      "\0",
      "−",
      "É",
      "/",
      ".",
      "e",
      "_",
      "\ud83d"
    };
    Random random = new Random(5);
    int read = 0;
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(7);
      for (int k = 0; k < length; k++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      // what is well-formed takes longer to record than to read
      boolean whole = i % 10 == 0;
      Throwable thrown =
          catchThrowable(
              () -> {
                if (whole) {
                  Functionals.resolve(text.toString());
                } else {
                  Functionals.parseForm(text.toString());
                }
              });
      if (thrown != null) {
        assertThat(thrown)
            .as("'%s'", text)
            .isInstanceOf(InputException.class)
            .hasMessageMatching("[^\\n]{1,600}");
      }
      read += thrown == null ? 1 : 0;
    }
    assertThat(read).isBetween(100, 2000);
  }

  @Test
  void anyTwoOfRungsOwnStandInASumOrSayWhyNot() {
    List<String> names =
        Functionals.names().stream().filter(n -> FormLibrary.component(n) != null).toList();
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j <= i; j++) {
        String sum = names.get(i) + "+0.5*" + names.get(j);
        Throwable thrown = catchThrowable(() -> Functionals.resolve(sum).exchangeDensityRange());
        if (thrown != null) {
          assertThat(thrown)
              .as(sum)
              .isInstanceOf(InputException.class)
              .hasMessageContaining("both have");
        }
      }
    }
  }

  @Test
  void aSumHasAtMostAHundredMembers() {
    assertThat(FunctionalSum.parse("pbe" + "+hf".repeat(99))).hasSize(100);
    assertThatThrownBy(() -> FunctionalSum.parse("pbe" + "+hf".repeat(100)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 100");
  }

  @Test
  void aDifferenceIsTheDifferenceOfItsMembers() {
    Functional whole = Functionals.resolve("pbe - 0.25*gga_x_pbe-0.5*gga_c_pbe");
    Functional parts = Functionals.resolve("0.75*gga_x_pbe+0.5*gga_c_pbe");
    Features features = SampleFeatures.random(whole.layout(2), 33, 4);
    double[] expected = parts.energyDensity(features);
    double[] actual = whole.energyDensity(features);
    for (int p = 0; p < actual.length; p++) {
      assertThat(actual[p])
          .isCloseTo(expected[p], org.assertj.core.data.Offset.offset(1e-14 * (1 - expected[p])));
    }
    assertThat(ExactExchange.of(Functionals.resolve("pbe0 - 0.05*hf")).fullRange())
        .isCloseTo(0.2, org.assertj.core.data.Offset.offset(1e-15));
  }
}
