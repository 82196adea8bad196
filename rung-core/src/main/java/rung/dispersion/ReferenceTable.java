package rung.dispersion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import rung.system.Element;
import rung.system.InputException;
import rung.system.Units;

/**
 * The numbers of D3 for H to Kr (S. Grimme, J. Antony, S. Ehrlich, H. Krieg, J. Chem. Phys. 132,
 * 154104 (2010)), from the resource {@code d3.txt}, which says what stands in it.
 */
final class ReferenceTable {
  private static final ReferenceTable TABLE = read();

  /**
   * What D3 knows of an element.
   *
   * @param radius covalent radius, bohr
   * @param moment √Q = √(½ √Z ⟨r⁴⟩/⟨r²⟩), bohr
   * @param coordination coordination numbers of the reference systems
   */
  record Entry(String symbol, double radius, double moment, double[] coordination) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, double[]> coefficients = new HashMap<>();

  private ReferenceTable() {}

  /**
   * An element's numbers.
   *
   * @throws InputException if there are none
   */
  static Entry entry(Element element) {
    Entry entry = TABLE.entries.get(element.symbol());
    if (entry == null) {
      throw new InputException(
          "D3 is there for H to Kr, not for " + element.symbol(),
          "d3bj",
          "leave the dispersion out of the functional");
    }
    return entry;
  }

  /** C₆ of reference k of {@code a} with reference m of {@code b}, hartree bohr⁶. */
  static double c6(Entry a, int k, Entry b, int m) {
    double[] values = TABLE.coefficients.get(a.symbol + " " + b.symbol);
    return values == null
        ? Objects.requireNonNull(TABLE.coefficients.get(b.symbol + " " + a.symbol))[
            m * a.coordination.length + k]
        : values[k * b.coordination.length + m];
  }

  private static ReferenceTable read() {
    ReferenceTable table = new ReferenceTable();
    InputStream stream =
        Objects.requireNonNull(
            ReferenceTable.class.getResourceAsStream("d3.txt"), "d3.txt is missing");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().map(line -> line.split(" ")).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "element" -> {
        Element element = Element.ofSymbol(words[1], "d3.txt");
        double ratio = Double.parseDouble(words[3]);
        entries.put(
            words[1],
            new Entry(
                words[1],
                Double.parseDouble(words[2]) / Units.ANGSTROM_PER_BOHR,
                Math.sqrt(0.5 * Math.sqrt(element.number()) * ratio),
                numbers(words, 4)));
      }
      case "c6" -> coefficients.put(words[1] + " " + words[2], numbers(words, 3));
      default -> {}
    }
  }

  private static double[] numbers(String[] words, int from) {
    return Arrays.stream(words, from, words.length).mapToDouble(Double::parseDouble).toArray();
  }
}
