package rung.observable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import rung.basis.Basis;
import rung.linalg.Matrix;
import rung.system.InputText;
import rung.system.Molecule;
import rung.system.WholeFile;

/**
 * Geometry, basis and orbitals of a Molden file (G. Schaftenaar, J. H. Noordik, J. Comput.-Aided
 * Mol. Des. 14, 123 (2000)), in Rung's order and normalisation of functions.
 *
 * @param molecule nuclei, with charge and spin from the occupations
 * @param basis of the orbitals
 * @param spins α and β orbitals; or one entry, whose orbitals hold electrons of both spins
 * @param departures where the program that wrote the file departs from the format, as was found out
 *     by trying; empty for the plain format
 */
public record MoldenFile(
    Molecule molecule, Basis basis, List<MoldenOrbitals> spins, List<String> departures) {
  /** Copies the lists. */
  public MoldenFile {
    spins = List.copyOf(spins);
    departures = List.copyOf(departures);
  }

  /** Reads a file. */
  public static MoldenFile read(Path file) {
    return parse(file.toString(), InputText.content(file));
  }

  /**
   * Reads the text of a file.
   *
   * @param name what messages call the file
   */
  public static MoldenFile parse(String name, String text) {
    return new MoldenReader(InputText.of(name, text)).read();
  }

  /** The text of the file; figures read back as the same doubles. */
  public String text() {
    return MoldenWriter.text(this);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws rung.system.OutputException if it cannot be written
   */
  public void write(Path file) {
    WholeFile.write(file, text());
  }

  /** Number of electrons, the sum of the occupations. */
  public double electrons() {
    return spins.stream().mapToDouble(MoldenOrbitals::electrons).sum();
  }

  /**
   * Density matrices D_σ, each for one spin, [nao, nao]: two blocks, or one that stands for both
   * spins.
   *
   * <p>One set of orbitals with occupations 2, 1 and 0 only is that of a restricted open shell and
   * gives two blocks; one set with fractional occupations does not tell the spins apart and gives
   * one, half the density.
   */
  public Matrix[] densityBySpin() {
    if (spins.size() == 2) {
      return new Matrix[] {spins.get(0).density(), spins.get(1).density()};
    }
    MoldenOrbitals both = spins.getFirst();
    boolean openShell =
        molecule.spin() > 0
            && Arrays.stream(both.occupations()).allMatch(n -> n == 0 || n == 1 || n == 2);
    return openShell
        ? new Matrix[] {part(both, 0).density(), part(both, 1).density()}
        : new Matrix[] {both.density().times(0.5)};
  }

  private static MoldenOrbitals part(MoldenOrbitals both, int full) {
    double[] occupations =
        Arrays.stream(both.occupations()).map(n -> Math.min(1, Math.max(0, n - full))).toArray();
    return new MoldenOrbitals(both.energies(), occupations, both.coefficients());
  }
}
