package rung.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/**
 * Every set and element against Psi4 (oracle/basis_sets.csv). Budget: 1e-11 of the kinetic trace.
 */
class BasisSetTableTest {
  private record Row(String set, Element element, int functions, double kinetic) {}

  private static List<Row> table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            BasisSetTableTest.class.getResourceAsStream("/oracle/basis_sets.csv"))) {
      List<Row> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] fields = line.replaceAll("\"([^\"]*),([^\"]*)\"", "$1;$2").split(",");
          rows.add(
              new Row(
                  fields[0].replace(';', ','),
                  Element.ofSymbol(fields[1], ""),
                  Integer.parseInt(fields[2]),
                  Double.parseDouble(fields[3])));
        }
      }
      return rows;
    }
  }

  @Test
  void everyElementOfEverySetIsWhatPsi4Builds() throws IOException {
    for (Row row : table()) {
      BasisSet set = BasisLibrary.load(row.set());
      Molecule ghost = new Molecule(List.of(new Atom(row.element(), 0, 0, 0, true)), 0, 0);
      Basis basis = Basis.of(ghost, set);
      String what = row.set() + " " + row.element().symbol();
      assertThat(basis.size()).as(what).isEqualTo(row.functions());
      double kinetic = basis.shells().stream().mapToDouble(BasisSetTableTest::kineticTrace).sum();
      assertThat(kinetic).as(what).isCloseTo(row.kinetic(), within(1e-11 * row.kinetic()));
    }
  }

  @Test
  void theLibraryHasNoElementThatThePsi4TableLacks() throws IOException {
    long elements =
        BasisLibrary.names().stream().mapToLong(n -> BasisLibrary.load(n).shells().size()).sum();
    assertThat(elements).isEqualTo(table().size());
  }

  /**
   * (2l+1) ⟨T⟩ of a spherical shell: −½∇² r^l Y exp(−br²) = (b(2l+3) − 2b²r²) r^l Y exp(−br²), and
   * the radial moment of r^(2l+4) is (2l+3)/(2p) times that of r^(2l+2), which is Γ(l+3/2) / (2
   * p^(l+3/2)).
   */
  private static double kineticTrace(Shell shell) {
    int l = shell.l();
    double gamma = Math.sqrt(Math.PI);
    for (int i = 0; i <= l; i++) {
      gamma *= i + 0.5;
    }
    double sum = 0;
    for (int i = 0; i < shell.exponents().length; i++) {
      for (int j = 0; j < shell.exponents().length; j++) {
        double a = shell.exponents()[i];
        double b = shell.exponents()[j];
        double overlap = gamma / (2 * Math.pow(a + b, l + 1.5));
        sum +=
            shell.coefficients()[i]
                * shell.coefficients()[j]
                * overlap
                * (2 * l + 3)
                * (b - b * b / (a + b));
      }
    }
    return (2 * l + 1) * sum;
  }
}
