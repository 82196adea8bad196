package rung.cli;

import java.util.List;
import picocli.CommandLine.Option;
import rung.basis.BasisLibrary;
import rung.discretisation.ElectricField;
import rung.functional.Functional;
import rung.grid.GridSettings;
import rung.grid.GridSpec;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;

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
          "Fitting basis of Coulomb and exact exchange; auto: def2-universal-jfit, with exact"
              + " exchange def2-universal-jkfit; none: exact four-centre integrals (default:"
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
      names = "--nonlocal-grid",
      paramLabel = "LEVEL|NRAD,NANG",
      defaultValue = "1",
      description =
          "Grid of non-local correlation (VV10), unless the integration grid has fewer points"
              + " (default: ${DEFAULT-VALUE}).")
  private String nonLocalGrid = "1";

  @Option(
      names = "--reference",
      paramLabel = "auto|rks|uks",
      defaultValue = "AUTO",
      description = "Restricted or unrestricted orbitals (default: auto).")
  private Reference reference = Reference.AUTO;

  @Option(
      names = "--field",
      paramLabel = "X,Y,Z",
      defaultValue = "0,0,0",
      description =
          "Uniform electric field, atomic units; the energy changes by -mu.F (default:"
              + " ${DEFAULT-VALUE}).")
  private String field = "0,0,0";

  /** The settings that the options describe, for some functionals. */
  SystemSettings settings(List<? extends Functional> functionals) {
    return new SystemSettings(
        BasisLibrary.load(basis),
        SystemSettings.fittingBasis(aux, functionals),
        GridSettings.of(GridSpec.parse(grid)),
        GridSettings.of(GridSpec.parse(nonLocalGrid)),
        reference,
        SystemSettings.DEFAULT_MEMORY_BUDGET,
        ElectricField.parse(field, "--field"));
  }
}
