package rung.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.system.InputException;

class DipoleDatumTest {
  private static final String DIPOLE =
      "{type: dipole, system: h2o, value: [0, 0, 0.73], unit: au, weight: 2}";

  @TempDir Path folder;

  private DipoleDatum read(String datum) throws Exception {
    Path file = folder.resolve("set.yaml");
    Files.writeString(
        file,
        """
        name: water
        systems:
          h2o: {geometry_angstrom: "O 0 0 0.117; H 0 0.757 -0.469; H 0 -0.757 -0.469"}
        data:
          - %s
        """
            .formatted(datum));
    return (DipoleDatum) DataSetReader.read(new DataSource.InFile(file)).data().getFirst();
  }

  @Test
  void theDipoleIsReadInAtomicUnits() throws Exception {
    DipoleDatum datum = read(DIPOLE);
    assertThat(datum.value()).containsExactly(0.0, 0.0, 0.73);
    assertThat(datum.id()).isEqualTo("dipole of h2o");
    assertThat(datum.facts().weight()).isEqualTo(2);
    // CODATA 2018: 1 e bohr = 8.4783536255e-30 C m, 1 debye = 1e-21 / c C m
    double perAu = 8.4783536255e-30 * 299792458 / 1e-21;
    assertThat(read(DIPOLE.replace("au", "Debye")).value().get(2))
        .isCloseTo(0.73 / perAu, within(1e-9));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "', unit: au' | '' | lacks 'unit'",
        "'unit: au' | 'unit: kcal/mol' | 'unit' is 'kcal/mol'",
        "'unit: au' | 'unit: [au]' | 'unit' must be a single value",
        "'unit: au' | 'unit: \"\"' | 'unit' is empty",
        "'[0, 0, 0.73]' | '[0, 0.73]' | 'value' has 2 components",
        "'[0, 0, 0.73]' | '[0, 0, 0, 0.73]' | 'value' has 4 components",
        "'[0, 0, 0.73]' | '[]' | 'value' has 0 components",
        "'[0, 0, 0.73]' | '0.73' | 'value' must be a list",
        "'[0, 0, 0.73]' | '[0, 0, .nan]' | a component of 'value' is '.nan'",
        "'[0, 0, 0.73]' | '[0, .inf, 0]' | a component of 'value' is '.inf'",
        "'[0, 0, 0.73]' | '[0, 0, 1e999]' | a component of 'value' is '1e999'",
        "'[0, 0, 0.73]' | '[0, 0, up]' | a component of 'value' is 'up'",
        "'[0, 0, 0.73]' | '[0, 0, [1]]' | a component of 'value' must be a single value",
        "', value: [0, 0, 0.73]' | '' | lacks 'value'",
        "'system: h2o' | 'system: h2' | no system is named 'h2'",
        "'system: h2o, ' | '' | lacks 'system'",
        "'weight: 2' | 'weight: -2' | 'weight' is -2.0",
        "'weight: 2' | 'wieght: 2' | a dipole has no key 'wieght'",
        "'weight: 2' | 'reference: h2o.molden' | a dipole has no key 'reference'",
        "'type: dipole' | 'type: dipol' | 'dipol' is not a type of datum",
      })
  void badDipolesAreRefusedWithOneClearLine(String right, String wrong, String message) {
    assertThat(DIPOLE).contains(right);
    assertThatThrownBy(() -> read(DIPOLE.replace(right, wrong == null ? "" : wrong)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set.yaml:5")
        .hasMessageContaining(message)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).doesNotContain("\n");
              assertThat(((InputException) e).remedy()).isNotBlank();
            });
  }

  @Test
  void theErrorIsTheLengthOfTheDifferenceAndTheLossItsSmoothSquare() throws Exception {
    DipoleDatum datum = read(DIPOLE);
    double[] at = {0.03, -0.04, 0.73};
    Comparison found = datum.compare(List.of(at), LossForm.SQUARED, 3);
    assertThat(found.error()).isCloseTo(0.05, within(1e-15));
    assertThat(found.loss()).isCloseTo(0.0025, within(1e-15));
    double h = 1e-5;
    for (int axis = 0; axis < 3; axis++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[axis] += h;
      down[axis] -= h;
      double quotient =
          3
              * (datum.compare(List.of(up), LossForm.SQUARED, 1).loss()
                  - datum.compare(List.of(down), LossForm.SQUARED, 1).loss())
              / (2 * h);
      assertThat(found.slopes().getFirst()[axis]).isCloseTo(quotient, within(1e-10));
    }
    Comparison exact = datum.compare(List.of(new double[] {0, 0, 0.73}), LossForm.SQUARED, 3);
    assertThat(exact.slopes().getFirst()).containsExactly(new double[3], Offset.offset(0.0));
  }
}
