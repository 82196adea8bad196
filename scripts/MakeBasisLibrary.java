import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import rung.basis.BasisFile;
import rung.basis.BasisSet;
import rung.basis.LibraryFormat;

/**
 * Makes the built-in basis library from the Gaussian94 files of Debian's psi4-data. How to run it:
 * docs/basis-library.md.
 */
public final class MakeBasisLibrary {
  private static final int KRYPTON = 36;

  /** Usual name | file in psi4-data | other names. */
  private static final String SETS =
      """
      STO-3G|sto-3g
      3-21G|3-21g
      6-31G|6-31g
      6-31G*|6-31gs
      6-31G**|6-31gss
      6-31+G*|6-31pgs
      6-31+G**|6-31pgss
      6-31++G**|6-31ppgss
      6-311G|6-311g
      6-311G*|6-311gs
      6-311G**|6-311gss
      6-311+G*|6-311pgs
      6-311+G**|6-311pgss
      6-311++G**|6-311ppgss
      6-311++G(3df,3pd)|6-311ppg_3df_3pd_
      cc-pVDZ|cc-pvdz
      cc-pVTZ|cc-pvtz
      cc-pVQZ|cc-pvqz
      aug-cc-pVDZ|aug-cc-pvdz
      aug-cc-pVTZ|aug-cc-pvtz
      aug-cc-pVQZ|aug-cc-pvqz
      def2-SV(P)|def2-sv_p_
      def2-SVP|def2-svp
      def2-TZVP|def2-tzvp
      def2-TZVPP|def2-tzvpp
      def2-QZVP|def2-qzvp
      def2-QZVPP|def2-qzvpp
      def2-SVPD|def2-svpd
      def2-TZVPD|def2-tzvpd
      def2-TZVPPD|def2-tzvppd
      def2-QZVPD|def2-qzvpd
      def2-QZVPPD|def2-qzvppd
      pcseg-0|pcseg-0
      pcseg-1|pcseg-1
      pcseg-2|pcseg-2
      pcseg-3|pcseg-3
      def2-universal-jkfit|def2-qzvpp-jkfit|def2-qzvpp-jkfit|def2-jkfit
      def2-universal-jfit|def2-qzvpp-jfit|def2-qzvpp-jfit|def2-jfit
      cc-pVDZ-jkfit|cc-pvdz-jkfit
      cc-pVTZ-jkfit|cc-pvtz-jkfit
      cc-pVQZ-jkfit|cc-pvqz-jkfit
      cc-pV5Z-jkfit|cc-pv5z-jkfit
      """;

  public static void main(String[] args) throws IOException {
    Path source = Path.of(args[0]);
    Path target = Files.createDirectories(Path.of(args[1]));
    String version = args[2];
    StringBuilder index = new StringBuilder();
    for (String line : SETS.lines().toList()) {
      String[] fields = line.split("\\|");
      Path file = source.resolve(fields[1] + ".gbs");
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      BasisSet read = BasisFile.parse(fields[0], repair(text));
      List<String> comments = new ArrayList<>();
      comments.add("made from " + fields[1] + ".gbs of Debian's psi4-data " + version);
      comments.addAll(header(text));
      String compact = LibraryFormat.write(read, comments, KRYPTON);
      Files.write(target.resolve(fields[1] + ".basis.gz"), compress(compact));
      index.append(line.replace('|', '\t')).append('\n');
      long elements = read.shells().keySet().stream().filter(z -> z <= KRYPTON).count();
      System.out.printf("%-22s %2d elements up to Kr%n", fields[0], elements);
    }
    Files.writeString(target.resolve("index.tsv"), index);
  }

  /**
   * Some def2 files have a title between two sections that is not marked as a comment, and lack the
   * coefficient 1 of single primitives (beyond Kr only).
   */
  private static String repair(String text) {
    return text.replaceAll("(?m)^(?=.*Basis set for .* in Gaussian-format)", "!")
        .replaceAll("(?m)^(\\s+\\d*\\.\\d+)\\s*$", "$1 1.0");
  }

  /** Comments above the first element: the references of the set. */
  private static List<String> header(String text) {
    return text.lines()
        .takeWhile(line -> !line.startsWith("****"))
        .filter(line -> line.startsWith("!"))
        .map(line -> line.substring(1).strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static byte[] compress(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
