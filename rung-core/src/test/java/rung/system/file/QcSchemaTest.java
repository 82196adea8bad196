package rung.system.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.InputException;

/** QCSchema of every version and nesting; keys that the schema does not have are refused. */
class QcSchemaTest {
  private static final String O2 = "\"symbols\":[\"O\",\"O\"],\"geometry\":[0,0,0,0,0,2.2818]";

  private static Geometry parse(String text) {
    return GeometryFile.parse("m", text, ChargeAndSpin.UNSAID, null);
  }

  static Stream<Arguments> oxygen() {
    return Stream.of(
        arguments("{%s}", 0, 0, "default"),
        arguments("{%s,\"molecular_multiplicity\":3}", 0, 2, "file, molecular_multiplicity"),
        arguments("{%s,\"molecular_charge\":1,\"molecular_multiplicity\":2}", 1, 1, null),
        arguments("{%s,\"molecular_charge\":null,\"molecular_multiplicity\":3}", 0, 2, null),
        arguments("{%s,\"molecular_charge\":1.0,\"molecular_multiplicity\":4.0}", 1, 3, null),
        arguments(
            "{%s,\"fragments\":[[0,1]],\"fragment_charges\":[0],\"fragment_multiplicities\":[3]}",
            0, 2, "file, fragment_multiplicities"),
        arguments("{%s,\"fragment_charges\":[0.0],\"fragment_multiplicities\":[3]}", 0, 2, null),
        arguments(
            "{%s,\"fragments\":[[0],[1]],\"fragment_charges\":[1,-1],\"fragment_multiplicities\":[4,2]}",
            0, 4, "file, fragment_multiplicities"),
        arguments(
            "{%s,\"fragments\":[[0],[1]],\"fragment_charges\":[1,0],\"fragment_multiplicities\":[4,1]}",
            1, 3, null),
        arguments(
            "{%s,\"fragments\":[[1],[0]],\"fragment_multiplicities\":[3,3],\"molecular_multiplicity\":1}",
            0, 0, "file, molecular_multiplicity"),
        arguments("{\"schema_name\":\"qcschema_molecule\",\"schema_version\":2,%s}", 0, 0, null),
        arguments("{\"schema_name\":\"qcschema_molecule\",\"schema_version\":1,%s}", 0, 0, null),
        arguments(
            "{\"schema_name\":\"qcschema_input\",\"schema_version\":1,\"molecule\":{%s,\"molecular_multiplicity\":3},"
                + "\"driver\":\"energy\",\"model\":{\"method\":\"pbe\",\"basis\":\"sto-3g\"},\"keywords\":{}}",
            0, 2, null),
        arguments("{\"molecule\":{%s,\"molecular_multiplicity\":3}}", 0, 2, null),
        arguments(
            "{\"schema_name\":\"qc_schema_output\",\"schema_version\":1,\"success\":true,\"return_result\":-1.0,"
                + "\"properties\":{},\"provenance\":{},\"molecule\":{%s,\"molecular_multiplicity\":3}}",
            0, 2, null),
        arguments(
            "{\"schema_name\":\"qcschema_optimization_output\",\"initial_molecule\":{\"symbols\":[\"H\"],"
                + "\"geometry\":[0,0,0]},\"final_molecule\":{%s,\"molecular_multiplicity\":3},\"energies\":[1]}",
            0, 2, null),
        arguments(
            "{%s,\"name\":\"O2\",\"comment\":\"c\",\"masses\":[16,16],\"atom_labels\":[\"\",\"a\"],"
                + "\"atomic_numbers\":[8,8],\"mass_numbers\":[16,16],\"connectivity\":[[0,1,2]],"
                + "\"fix_com\":true,\"fix_orientation\":true,\"provenance\":{},\"extras\":{\"charge\":7},\"id\":1,"
                + "\"identifiers\":{},\"validated\":true,\"fix_symmetry\":\"c1\"}",
            0, 0, null));
  }

  @ParameterizedTest
  @MethodSource("oxygen")
  void chargeAndSpinAreReadFromWhereTheyStand(String text, int charge, int spin, String from) {
    Geometry read = parse("\uFEFF\r\n" + text.formatted(O2));
    assertThat(read.molecule().atoms()).hasSize(2);
    assertThat(read.molecule().charge()).isEqualTo(charge);
    assertThat(read.molecule().spin()).isEqualTo(spin);
    if (from != null) {
      assertThat(read.electrons().spinFrom()).isEqualTo(from);
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("{%s,\"charge\":1}", "no key 'charge'", "molecular_charge"),
        arguments("{%s,\"multiplicity\":3}", "no key 'multiplicity'", "molecular_multiplicity"),
        arguments("{%s,\"spin\":2}", "no key 'spin'", "molecular_multiplicity"),
        arguments("{%s,\"units\":\"angstrom\"}", "no key 'units'", "bohr"),
        arguments("{%s,\"Units\":\"bohr\"}", "no key 'Units'", "bohr"),
        arguments("{%s,\"molecular_charg\":1}", "no key 'molecular_charg'", "'molecular_charge'"),
        arguments("{%s,\"moleculer_multiplicity\":3}", "no key", "'molecular_multiplicity'"),
        arguments(
            "{\"molecule\":{%s,\"charge\":1}}", "m: molecule: a molecule", "molecular_charge"),
        arguments("{\"molecule\":{%s},\"molecular_charge\":1}", "has no key", "known:"),
        arguments("{\"molecule\":{%s},\"drivr\":\"energy\"}", "no key 'drivr'", "'driver'"),
        arguments("{\"elements\":[\"O\"],\"coordinates\":[0,0,0]}", "no key", "schema's key is"),
        arguments("{%s,\"schema_name\":\"qcschema_basis\"}", "qcschema_basis", "qcschema_"),
        arguments("{%s,\"schema_version\":9}", "version 9", "1 to 3"),
        arguments(
            "{%s,\"fragments\":[[0],[1]],\"fragment_charges\":[0]}", "1 entries for 2", "one for"),
        arguments("{%s,\"fragment_charges\":[0,0]}", "2 entries for 1", "fragments"),
        arguments("{%s,\"fragments\":[[0]]}", "1 of 2 atoms", "each atom once"),
        arguments("{%s,\"fragments\":[[0,1,1]]}", "atom 1 stands twice", "each atom once"),
        arguments("{%s,\"fragments\":[[0,7]]}", "atom 7 of 2", "counted from 0"),
        arguments("{%s,\"fragment_charges\":[1],\"molecular_charge\":0}", "add up to 1", "correct"),
        arguments(
            "{%s,\"fragment_multiplicities\":[3],\"molecular_multiplicity\":1}", "[3]", "correct"),
        arguments("{%s,\"fragment_charges\":[null]}", "'null'", "1"),
        arguments("{%s,\"fragment_multiplicities\":[0]}", "a multiplicity of 0", "start at 1"),
        arguments("{%s,\"molecular_multiplicity\":2}", "16 electrons cannot have 2S = 1", "even"),
        arguments("{%s,\"atomic_numbers\":[8,7]}", "contradicts the symbol", "correct"),
        arguments("{%s,\"real\":[true,1]}", "'real' has '1'", "true or false"),
        arguments("{%s,\"masses\":[16]}", "1 entries of 'masses'", "every symbol"),
        arguments("{\"symbols\":[1,2],\"geometry\":[0,0,0,0,0,2]}", "must be a text", "quotes"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheSchemaDoesNotSayIsRefusedWithTheRightWord(String text, String what, String remedy) {
    InputException e = catchThrowableOfType(InputException.class, () -> parse(text.formatted(O2)));
    assertThat(e).as(text).isNotNull();
    assertThat(e.getMessage()).startsWith("m").contains(what).doesNotContain("\n");
    assertThat(e.remedy()).contains(remedy);
  }

  @Test
  void whatIsAssumedIsSaid() {
    String two = "{%s,\"fragments\":[[0],[1]],\"fragment_multiplicities\":[3,3]}";
    assertThat(parse(two.formatted(O2)).notes())
        .containsExactly("2 fragments are open shells: their spins are taken as parallel, 2S = 4");
    String model = "{\"molecule\":{%s},\"model\":{\"method\":\"hf\"}}";
    assertThat(parse(model.formatted(O2)).notes()).singleElement().asString().contains("--xc");
  }
}
