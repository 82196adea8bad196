package rung.functional.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rung.functional.sum.DispersionConstants;

/**
 * What a component's name, or libxc's description of it, promises and nothing computes: libxc's
 * functionals are energies at points of the grid, with VV10's constants where they have it.
 *
 * @param component libxc's name
 */
public record MissingPart(String component, Kind kind) {
  /** The kinds of parts, by what stands in for them. */
  public enum Kind {
    /** A sum over pairs of atoms: D2, D3, that of Chai and Head-Gordon … */
    DISPERSION("(?:.*_)?d(?:2|3|3bj|3zero|4)?(?:_.*)?", ".*(?:\\bdispersion\\b|-D\\d?\\b).*"),
    /** The non-local correlation of vdW-DF and its kin, another double integral than VV10. */
    VAN_DER_WAALS(".*vdw.*", "(?i).*(?:vdw|van der waals).*"),
    /** VV10 where libxc does not say so. */
    NON_LOCAL("(?:.*_)?(?:v|r?vv10)", "(?i).*(?:vv10|non-?local correlation).*"),
    /** rVV10, for which libxc gives its constants as those of VV10. */
    REVISED_NON_LOCAL("(?:.*_)?rvv10", ".*rVV10.*"),
    /** What composite methods add for their small basis sets, beside dispersion. */
    COMPOSITE("(?:.*_)?\\w*3c", ".*-3c\\b.*");

    private final Pattern name;
    private final Pattern description;

    Kind(String name, String description) {
      this.name = Pattern.compile(name);
      this.description = Pattern.compile(description);
    }

    private boolean promised(String component, String text) {
      return name.matcher(component).matches() || description.matcher(text).matches();
    }
  }

  /**
   * What is missing in a component, if anything.
   *
   * @param description libxc's, empty for a formula of Rung's
   * @param nonLocal whether the component comes with its VV10
   */
  public static Optional<MissingPart> of(String component, String description, boolean nonLocal) {
    Kind correlation = nonLocal ? Kind.REVISED_NON_LOCAL : Kind.NON_LOCAL;
    List<Kind> order = List.of(Kind.VAN_DER_WAALS, Kind.COMPOSITE, correlation, Kind.DISPERSION);
    return order.stream()
        .filter(kind -> kind.promised(component, description))
        .findFirst()
        .map(kind -> new MissingPart(component, kind));
  }

  /** Whether D3(BJ) in the same sum makes up for it. */
  private boolean madeUpFor() {
    return kind == Kind.DISPERSION;
  }

  /**
   * A line for each part.
   *
   * @param dispersed whether the functional has dispersion from elsewhere
   */
  public static List<String> notes(List<MissingPart> parts, boolean dispersed) {
    List<String> notes = new ArrayList<>();
    for (MissingPart part : parts) {
      if (!(dispersed && part.madeUpFor())) {
        notes.add(part.component + ": " + part.line());
      }
    }
    return notes.stream().distinct().toList();
  }

  private String line() {
    return switch (kind) {
      case DISPERSION ->
          DispersionConstants.published(Map.of(component, 1.0)).isPresent()
              ? "its dispersion is not included; " + component + "+d3bj adds D3(BJ)"
              : "its dispersion is not included; d3bj(s6,s8,a1,a2) in the sum adds D3(BJ) with"
                  + " constants of yours";
      case VAN_DER_WAALS ->
          "the van der Waals correlation (vdW-DF) that it is made for is not included; Rung has vv10"
              + " and d3bj, which are others";
      case NON_LOCAL -> "its non-local correlation is not included; vv10 in the sum adds VV10";
      case REVISED_NON_LOCAL ->
          "its non-local correlation is computed as VV10 with rVV10's constants";
      case COMPOSITE -> "its dispersion and the corrections for its basis set are not included";
    };
  }
}
