package rung.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisFile;
import rung.system.ChargeAndSpin;
import rung.system.InputException;
import rung.system.file.GeometryFile;

/**
 * Damaged files: whatever is cut, doubled or replaced, a reader returns or says what is wrong in
 * one line.
 */
class ReaderFuzzTest {
  private static final String ALPHABET = "0123456789.-+eED \n\t=[]{}\",:;()@*!#aHOspSPx\u0000é";

  static Stream<Arguments> readers() {
    Consumer<String> geometry = text -> GeometryFile.parse("f", text, ChargeAndSpin.UNSAID, null);
    Consumer<String> basis = text -> BasisFile.parse("f", text);
    Consumer<String> molden = text -> MoldenFile.parse("f", text);
    return Stream.of(
        arguments(
            "3\ncharge=0 multiplicity=2\nO 0 0 0.1\nH 0 0.7 -0.4\n@H 0 -0.7 -0.4\n", geometry),
        arguments(
            "2\nProperties=species:S:1:pos:R:3 units=bohr pbc=\"F F F\"\nO 0 0 0\nH 0 0 2\n",
            geometry),
        arguments(
            "{\"symbols\":[\"O\",\"H\"],\"geometry\":[0,0,0,0,0,1.8],\"molecular_charge\":-1,"
                + "\"molecular_multiplicity\":1,\"real\":[true,true]}",
            geometry),
        arguments(
            "spherical\n****\nH 0\nS 2 1.00\n3.4 0.1\n0.6 0.5\n****\nO 0\nSP 1 1.00\n5.0 0.1 1.0\nD 1 1.00\n1 1\n****\n",
            basis),
        arguments(
            "RB 0\nRB-ECP 1 28\np-ul potential\n 1\n2 3.8 -12.3\ns-ul potential\n 1\n2 5.0 89.5\n",
            basis),
        arguments(
            "BASIS \"ao\" SPHERICAL\nH S\n3.4 0.1 0\n0.6 0.5 1\nO SP\n5.0 0.1 1.0\nEND\n", basis),
        arguments(
            "{\"elements\":{\"8\":{\"electron_shells\":[{\"function_type\":\"gto\",\"angular_momentum\":[0,1],"
                + "\"exponents\":[\"5.0\",\"1\"],\"coefficients\":[[\"1\",\"0.5\"],[\"1\",\"2\"]]}]}}}",
            basis),
        arguments(
            "[Molden Format]\n[Atoms] AU\nH 1 1 0 0 0\nH 2 1 0 0 1.4\n[GTO]\n1 0\ns 1 1.0\n0.5 1\n\n2 0\nd 1 1.0\n"
                + "0.7 1\n\n[5D]\n[MO]\nSym= A\nEne= -0.5\nSpin= Alpha\nOccup= 2.0\n1 1.0\n2 0.0\n",
            molden));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void damagedFilesAreReadOrRefusedInOneLine(String text, Consumer<String> reader) {
    reader.accept(text);
    Random random = new Random(20_250_101);
    for (int trial = 0; trial < 1000; trial++) {
      StringBuilder damaged = new StringBuilder(text);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        damage(damaged, random);
      }
      try {
        reader.accept(damaged.toString());
      } catch (InputException e) {
        assertThat(e.getMessage()).startsWith("f").doesNotContain("\n").doesNotContain("\u0000");
        assertThat(e.remedy()).isNotEmpty();
      } catch (RuntimeException e) {
        fail("damaged file:\n" + damaged, e);
      }
    }
  }

  private static void damage(StringBuilder text, Random random) {
    if (text.isEmpty()) {
      return;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, other);
      case 1 -> text.insert(at, other);
      case 2 -> text.delete(at, end);
      default -> text.insert(at, text.substring(at, end));
    }
  }
}
