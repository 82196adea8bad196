package rung.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.InputException;

/** Each bad basis file gives one line that names the place. */
class MalformedBasisTest {
  static Stream<Arguments> files() {
    String shell = "{\"angular_momentum\":[0],\"exponents\":[\"1\"],\"coefficients\":[[\"1\"]]}";
    return Stream.of(
        // Gaussian94
        arguments("", "f: no basis functions found"),
        arguments("****\n", "f: no basis functions found"),
        arguments("Xx 0\nS 1 1.0\n1 1\n****", "f:1: 'Xx' is not a chemical element"),
        arguments("hello world\n", "f:1: expected an element such as 'C 0', found 'hello world'"),
        arguments("H 0\nS 2 1.0\n1.0 0.5\n****\n", "f:4: expected an exponent and 1 coefficient"),
        arguments("H 0\nS 2 1.0\n1.0 0.5\n", "(primitive 2 of 2), found ''"),
        arguments("H 0\nS 1 1.0\n1.0 abc\n", "f:3: 'abc' is no finite number for a coefficient"),
        arguments("H 0\nS 1 1.0\nNaN 1\n", "f:3: 'NaN' is no finite number for an exponent"),
        arguments("H 0\nS 1 1.0\n1e999 1\n", "f:3: '1e999' is no finite number"),
        arguments("H 0\nS 1 1.0\n-1.0 1\n", "f:2: the exponent -1.0 is not positive"),
        arguments(
            "H 0\nS 1 1.0\n1.0 0.0\n", "f:2: the coefficients of the shell add up to nothing"),
        arguments("H 0\nS 2 1.0\n1.0 1.0\n1.0 -1.0\n", "f:2: the coefficients of the shell add up"),
        arguments("H 0\nQ 1 1.0\n1.0 1.0\n", "f:2: 'Q' is no shell that Rung knows"),
        arguments("H 0\nS x 1.0\n1.0 1.0\n", "f:2: 'x' is no whole number"),
        arguments("H 0\nS 0 1.0\n****\n", "f:2: a shell of 0 primitives"),
        arguments("H 0\nS 999999999 1.0\n****\n", "f:2: a shell of 999999999 primitives"),
        arguments("H 0\n****\n", "f:1: no shell follows the element H"),
        arguments(
            "H 0\nS 1 1.0\n1 1\n****\nH 0\nS 1 1.0\n2 1\n****\n",
            "f:5: H is defined a second time"),
        arguments("H 0\nSP 1 1.0\n1 1\n****\n", "f:3: expected an exponent and 2 coefficients"),
        // NWChem
        arguments("basis\nH S\n1 1\n", "f:3: the BASIS block has no END"),
        arguments("basis\n1 1\nend", "f:2: numbers before the first shell"),
        arguments("basis\nH S\nend", "f:2: the shell has no primitives"),
        arguments("basis\nH S\n1 1\n2\nend", "f:4: expected an exponent and 1 coefficient(s)"),
        arguments("basis\nH library 6-31g\nend", "f:2: the file refers to NWChem's own library"),
        arguments("basis\nend\nbasis\nend", "f:3: a second BASIS block"),
        // Basis Set Exchange JSON
        arguments("{\"elements\": {\n", "f:"),
        arguments("{}", "f: a basis set lacks 'elements'"),
        arguments("{\"elements\":{\"1\":{}}}", "f: elements.1: an element lacks 'electron_shells'"),
        arguments("{\"elements\":{},\"spherical\":true}", "f: a basis set has no key 'spherical'"),
        arguments("{\"elements\":{\"1\":{\"shells\":[]}}}", "known: references, electron_shells"),
        arguments(
            json(shell.replace("}", ",\"functon_type\":\"gto\"}")),
            "did you mean 'function_type'?"),
        arguments("{\"elements\":{\"C\":{}}}", "'C' is no whole number for an atomic number"),
        arguments(
            json(shell.replace("[0]", "[7]")), "electron_shells[0]: a shell of angular momentum 7"),
        arguments(json(shell.replace("[\"1\"]", "[\"x\"]")), "'x' is no finite number"),
        arguments(
            json(shell.replace("[[\"1\"]]", "[[\"1\",\"2\"]]")), "2 coefficients for 1 exponents"),
        arguments(json(shell.replace("[0]", "[0,1]")), "2 angular momenta for 1 columns"),
        arguments(
            json(shell.replace("{\"a", "{\"function_type\":\"sto\",\"a")),
            "functions of type 'sto'"));
  }

  private static String json(String shell) {
    return "{\"elements\":{\"1\":{\"electron_shells\":[" + shell + "]}}}";
  }

  @ParameterizedTest
  @MethodSource("files")
  void aBadFileGivesOneLineThatNamesThePlace(String text, String expected) {
    InputException e = catchThrowableOfType(InputException.class, () -> BasisFile.parse("f", text));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).contains(expected).startsWith("f").doesNotContain("\n");
    assertThat(e.remedy()).isNotEmpty();
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    InputException e =
        catchThrowableOfType(InputException.class, () -> BasisLibrary.load("./nowhere.gbs"));
    assertThat(e).hasMessageContaining("./nowhere.gbs: no such file");
  }

  @Test
  void aFolderIsNoBasisFile() {
    InputException e = catchThrowableOfType(InputException.class, () -> BasisLibrary.load("/tmp"));
    assertThat(e).hasMessageContaining("/tmp: not a file");
  }
}
