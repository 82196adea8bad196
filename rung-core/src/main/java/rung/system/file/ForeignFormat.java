package rung.system.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Formats of geometries that Rung does not read, told by how they begin, to refuse them by name.
 */
enum ForeignFormat {
  PDB("a PDB file", "(?-i)(HEADER|ATOM  |HETATM|CRYST1|REMARK|MODEL |COMPND|TITLE ).*"),
  MOL("a MOL or SDF file", ".*\\bV[23]000\\s*"),
  MOL2("a MOL2 file", "@<TRIPOS>.*"),
  CIF("a CIF file", "data_.*"),
  TURBOMOLE("a Turbomole coord file", "\\$(coord|user|title).*"),
  GAUSSIAN("a Gaussian input", "(%[a-z]+ *=|#[pnt]? ).*"),
  ORCA("an ORCA input", "(! |%pal|%maxcore|\\* *xyz).*"),
  PSI4("a Psi4 input", "(molecule\\b.*\\{|memory \\d).*"),
  MOLDEN("a Molden file", "\\[molden format].*"),
  CUBE("a Gaussian cube file", "\\s*-?\\d+(\\s+-?\\d+\\.\\d+){3}(\\s+\\d+)?\\s*"),
  POSCAR("a VASP POSCAR file", "(direct|cartesian)\\s*"),
  Z_MATRIX("a Z-matrix", "\\s*[a-z]{1,2}\\s+1\\s+\\S+(\\s+\\d+\\s+\\S+)?\\s*");

  private static final int LINES = 8;

  private final String name;
  private final Pattern line;

  ForeignFormat(String name, String line) {
    this.name = name;
    this.line = Pattern.compile(line, Pattern.CASE_INSENSITIVE);
  }

  /** An error at the line read last, by the format's name if it is one of these. */
  static InputException refuse(InputText text, String what, String remedy) {
    return Arrays.stream(values())
        .filter(format -> text.first(LINES).anyMatch(line -> format.line.matcher(line).matches()))
        .findFirst()
        .map(
            format ->
                text.error(
                    "this looks like " + format.name + ", which Rung does not read",
                    "convert it to XYZ, for instance with Open Babel ("
                        + format.name().toLowerCase(Locale.ROOT)
                        + " to xyz)"))
        .orElseGet(() -> text.error(what, remedy));
  }
}
