package rung.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.grid.GridSpec;
import rung.scf.Reference;
import rung.scf.SystemSettings;

/** Options that every command with an SCF shares. */
final class MethodOptions {
  @Option(
      names = "--basis",
      paramLabel = "NAME|FILE",
      defaultValue = "def2-tzvp",
      description = "Orbital basis: a built-in name or a file (default: ${DEFAULT-VALUE}).")
  private String basis = "def2-tzvp";

  @Option(
      names = "--aux",
      paramLabel = "auto|none|NAME|FILE",
      defaultValue = "auto",
      description =
          "Fitting basis of the Coulomb energy; none: exact four-centre integrals (default:"
              + " ${DEFAULT-VALUE}).")
  private String aux = "auto";

  @Option(
      names = "--grid",
      paramLabel = "LEVEL|NRAD,NANG",
      defaultValue = "3",
      description =
          "Integration grid: level 0 to 8, or an unpruned grid such as 99,590 (default:"
              + " ${DEFAULT-VALUE}).")
  private String grid = "3";

  @Option(
      names = "--reference",
      paramLabel = "auto|rks|uks",
      defaultValue = "AUTO",
      description = "Restricted or unrestricted orbitals (default: auto).")
  private Reference reference = Reference.AUTO;

  /** The settings that the options describe. */
  SystemSettings settings() {
    return new SystemSettings(
        BasisLibrary.load(basis),
        auxiliary(aux),
        GridSpec.parse(grid),
        reference,
        SystemSettings.DEFAULT_MEMORY_BUDGET);
  }

  private static @Nullable BasisSet auxiliary(String name) {
    return switch (name) {
      case "none" -> null;
      case "auto" -> BasisLibrary.load("def2-universal-jfit");
      default -> BasisLibrary.load(name);
    };
  }
}
