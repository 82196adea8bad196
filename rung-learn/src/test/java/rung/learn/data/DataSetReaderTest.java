package rung.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.system.InputException;

class DataSetReaderTest {
  private static final String SET =
      """
      name: water
      cite: "a paper"
      unit: kcal/mol
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        h+: {geometry_angstrom: "H 0 0 0", charge: 1}
        o: {geometry_bohr: "O 0 0 0", spin: 2}
        h2o: {file: h2o.xyz}
      data:
        - {id: w, type: reaction, terms: {h2o: -1, h: 2, o: 1}, value: 232.97}
        - {type: ionization, system: h, cation: h+, value: 13.6, unit: eV, cite: other}
        - {type: density, system: h2o, reference: h2o.molden, weight: 2}
      """;

  @TempDir Path folder;

  private DataSet read(String text) throws Exception {
    Files.writeString(
        folder.resolve("h2o.xyz"), "3\nwater\nO 0 0 0.117\nH 0 0.757 -0.469\nH 0 -0.757 -0.469\n");
    Files.writeString(folder.resolve("h2o.molden"), "[Molden Format]\n");
    Path file = folder.resolve("set.yaml");
    Files.writeString(file, text);
    return DataSetReader.read(new DataSource.InFile(file));
  }

  @Test
  void reactionsAreReadInHartreeAndKeepTheirSource() throws Exception {
    ReactionDatum water = (ReactionDatum) read(SET).data().get(0);
    assertThat(water.id()).isEqualTo("w");
    assertThat(water.valueHartree() * 627.5094740631).isCloseTo(232.97, within(1e-12));
    assertThat(water.facts().cite()).isEqualTo("a paper");
    assertThat(water.atoms()).isEqualTo(3);
    assertThat(water.terms()).hasSize(3);
    assertThat(water.terms().get(0).system().molecule().atoms().get(0).z())
        .isCloseTo(0.117 / 0.529177210903, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file: h2o.xyz", "reference: h2o.molden"})
  void namesThatNoFileHasAreBadInputAtTheirLine(String entry) throws Exception {
    String key = entry.substring(0, entry.indexOf(' '));
    int line = SET.substring(0, SET.indexOf(entry)).split("\n", -1).length;

    assertThatThrownBy(() -> read(SET.replace(entry, key + " \"a\\0b\"")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set.yaml:" + line + ": ")
        .hasMessageContaining("no file can be named 'a?b'");
  }

  @Test
  void anIonizationIsTheReactionFromTheNeutralToTheCation() throws Exception {
    ReactionDatum hydrogen = (ReactionDatum) read(SET).data().get(1);
    assertThat(hydrogen.id()).isEqualTo("h -> h+");
    assertThat(hydrogen.type()).isEqualTo("ionization");
    assertThat(hydrogen.valueHartree() * 27.211386245988).isCloseTo(13.6, within(1e-12));
    assertThat(hydrogen.facts().cite()).isEqualTo("other");
  }

  @Test
  void densityReferencesAreRelativeToTheSet() throws Exception {
    DensityDatum density = (DensityDatum) read(SET).data().get(2);
    assertThat(density.file().name()).isEqualTo(folder.resolve("h2o.molden").toString());
    assertThat(density.facts().weight()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "w4-17-train, 95",
    "w4-17-validation, 23",
    "nist-ionization, 18",
    "ccsd-densities, 13",
  })
  void embeddedSetsAreReadAndEveryReactionBalances(String name, int count) {
    DataSet set = DataSetReader.read(DataSource.of("embedded:" + name, folder, "here"));
    assertThat(set.data()).hasSize(count);
    assertThat(set.data()).allSatisfy(d -> assertThat(d.facts().cite()).isNotEmpty());
  }

  @Test
  void unitsAgreeWithEachOther() {
    assertThat(EnergyUnit.KJ_PER_MOL.toHartree(2625.4996394799)).isCloseTo(1, within(1e-10));
    assertThat(EnergyUnit.named("EV", "").toHartree(27.211386245988)).isEqualTo(1);
  }

  @Test
  void anUnbalancedReactionNamesTheElementsThatDoNotBalance() {
    assertThatThrownBy(() -> read(SET.replace("h: 2, o: 1", "h: 1, o: 1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set.yaml:10")
        .hasMessageContaining("H -1");
  }
}
