package rung.system.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.system.Atom;
import rung.system.ChargeAndSpin;
import rung.system.Element;
import rung.system.Molecule;

class GeometryFileTest {
  private static Molecule parse(String text) {
    return parse(text, ChargeAndSpin.UNSAID);
  }

  private static Molecule parse(String text, ChargeAndSpin override) {
    return GeometryFile.parse("mol", text, override, null).molecule();
  }

  @Test
  void xyzIsInAngstrom(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("h2.xyz"), "2\nhydrogen\nH 0 0 0\nH 0.0 -1D0 7.414E-1\n\n");
    Molecule h2 = GeometryFile.read(file, ChargeAndSpin.UNSAID, null).molecule();
    assertThat(h2.atoms().get(1).y()).isEqualTo(-1.8897261246257702, within(1e-9));
    assertThat(h2.atoms().get(1).z()).isEqualTo(0.7414 * 1.8897261246257702, within(1e-9));
    assertThat(h2.charge()).isZero();
    assertThat(h2.spin()).isZero();
  }

  @Test
  void theLowestSpinIsTakenWhereNothingIsSaid() {
    assertThat(parse("1\n\nH 0 0 0").spin()).isEqualTo(1);
    assertThat(parse("1\n\nO 0 0 0").spin()).isZero();
    assertThat(parse("1\ncharge=1\nO 0 0 0").spin()).isEqualTo(1);
    assertThat(parse("1\ncharge=1\nH 0 0 0").electrons()).isZero();
  }

  @Test
  void theCommentOfExtendedXyzHoldsChargeAndSpin() {
    Molecule cation =
        parse(
            "2\nProperties=species:S:1:pos:R:3 charge=1 multiplicity=4 pbc=\"F F F\"\nO 0 0 0\nO 0 0 1.1");
    assertThat(cation.charge()).isEqualTo(1);
    assertThat(cation.spin()).isEqualTo(3);
    assertThat(parse("1\nCharge = -1 spin=\"0\"\nH 0 0 0").electrons()).isEqualTo(2);
    assertThat(parse("1\n0 3\nO 0 0 0").spin()).isEqualTo(2);
  }

  @Test
  void propertiesTellTheColumns() {
    Molecule h =
        parse(
            "1\nProperties=id:I:1:pos:R:3:forces:R:3:species:S:1 units=bohr\n7 1 2 3 0.1 0.2 0.3 H");
    assertThat(h.atoms().getFirst()).isEqualTo(new Atom(Element.ofNumber(1, ""), 1, 2, 3, false));
  }

  @Test
  void theCallersChargeAndSpinComeBeforeThoseOfTheFile() {
    String text = "1\ncharge=1 multiplicity=2\nO 0 0 0";
    Molecule atom = parse(text, ChargeAndSpin.of(0, 2, "test"));
    assertThat(atom.charge()).isZero();
    assertThat(atom.spin()).isEqualTo(2);
    assertThat(parse(text, ChargeAndSpin.of(null, 3, "test")).charge()).isEqualTo(1);
  }

  @Test
  void ghostsHaveNoElectrons() {
    Molecule molecule = parse("3\n\nHe 0 0 0\nGh(O) 0 0 1\n@h 0 0 2");
    assertThat(molecule.electrons()).isEqualTo(2);
    assertThat(molecule.atoms().get(1).element().symbol()).isEqualTo("O");
    assertThat(molecule.atoms().get(2).ghost()).isTrue();
  }

  @Test
  void qcSchemaIsInBohr() {
    String molecule =
        "{\"symbols\":[\"O\",\"H\",\"He\"],\"geometry\":[0,0,0,0,0,1.8,0,0,-5],\"molecular_charge\":-1.0,"
            + "\"molecular_multiplicity\":1,\"real\":[true,true,false]}";
    Molecule hydroxide = parse(molecule);
    assertThat(hydroxide.electrons()).isEqualTo(10);
    assertThat(hydroxide.atoms().get(1).z()).isEqualTo(1.8);
    assertThat(hydroxide.atoms().get(2).ghost()).isTrue();
    assertThat(parse("{\"molecule\":" + molecule + "}")).isEqualTo(hydroxide);
  }

  @Test
  void anInlineGeometryIsInAngstrom() {
    Molecule oh = GeometryFile.inline("O 0 0 0; H 0 0 0.529177210903;", "oh", ChargeAndSpin.UNSAID);
    assertThat(oh.atoms().get(1).z()).isEqualTo(1, within(1e-14));
    assertThat(oh.spin()).isEqualTo(1);
  }
}
