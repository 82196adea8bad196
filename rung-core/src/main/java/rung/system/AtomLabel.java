package rung.system;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What programs write in front of the coordinates of an atom: a symbol or an atomic number, a
 * symbol with a number or a remark ({@code C1}, {@code H(iso=2)}, {@code 13C}), heavy hydrogen
 * ({@code D}, {@code T}), and the marks of ghosts and dummies.
 *
 * @param element the element, null for a dummy, which has neither nucleus nor functions
 * @param ghost true for basis functions without nucleus and electrons
 * @param remark what a user may want to know of the reading
 */
record AtomLabel(@Nullable Element element, boolean ghost, Remark remark) {
  private static final String USUAL = "use symbols such as H, C, Cl; ghosts are Gh(O) or @O";

  /** Gh(O), Gh-O, ghost:O, Bq-O, X-O; GhO, BqO; @O; Gaussian's O-Bq. */
  private static final List<Pattern> GHOSTS =
      List.of(
          Pattern.compile("(?i)(?:gh|ghost|bq|x)\\(([^()]+)\\)"),
          Pattern.compile("(?i)(?:gh|ghost|bq|x)[-_.:](.+)"),
          Pattern.compile("(?i)(?:gh|ghost|bq)([a-z]{1,2}\\d*)"),
          Pattern.compile("@(.+)"),
          Pattern.compile("(?i)([a-z]{1,2}\\d*)-bq"));

  private static final Pattern DUMMY = Pattern.compile("(?i)x|bq|du");
  private static final Pattern GHOST_OF_NOTHING = Pattern.compile("(?i)gh|ghost|@");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})(?:\\.0*)?");
  private static final Pattern ISOTOPE = Pattern.compile("\\d{1,3}([A-Za-z]{1,2})");
  private static final Pattern LABEL =
      Pattern.compile("([A-Za-z]{1,2})(?:[-_.:]?\\d[\\w'*.:-]*|\\([^()]+\\))");

  /** What there is to say of a label. */
  enum Remark {
    NONE(""),
    LABEL("labels such as %s are read as elements"),
    ISOTOPE("%s is read as the element: masses do not matter to electrons"),
    DUMMY("%s has neither nucleus nor basis functions and is left out");

    private final String text;

    Remark(String text) {
      this.text = text;
    }

    String of(String label) {
      return text.replace("%s", label);
    }
  }

  /** Reads a label. */
  static AtomLabel of(String label, String where) {
    for (Pattern pattern : GHOSTS) {
      Matcher matcher = pattern.matcher(label);
      if (matcher.matches()) {
        AtomLabel plain = of(matcher.group(1), where);
        return new AtomLabel(plain.element, true, plain.remark);
      }
    }
    if (DUMMY.matcher(label).matches()) {
      return new AtomLabel(null, true, Remark.DUMMY);
    }
    if (GHOST_OF_NOTHING.matcher(label).matches()) {
      throw new InputException(
          "a ghost without an element", where, "say whose functions it has: Gh(O) or @O");
    }
    Matcher number = NUMBER.matcher(label);
    if (number.matches()) {
      Element element = Element.ofNumber(Integer.parseInt(number.group(1)), where);
      return new AtomLabel(element, false, Remark.NONE);
    }
    Matcher isotope = ISOTOPE.matcher(label);
    if (isotope.matches()) {
      return new AtomLabel(symbol(isotope.group(1), where).element, false, Remark.ISOTOPE);
    }
    Matcher labelled = LABEL.matcher(label);
    if (labelled.matches()) {
      AtomLabel plain = symbol(labelled.group(1), where);
      return plain.remark == Remark.NONE
          ? new AtomLabel(plain.element, false, Remark.LABEL)
          : plain;
    }
    return symbol(label, where);
  }

  private static AtomLabel symbol(String symbol, String where) {
    if (symbol.equalsIgnoreCase("D") || symbol.equalsIgnoreCase("T")) {
      return new AtomLabel(Element.ofNumber(1, where), false, Remark.ISOTOPE);
    }
    if (!symbol.matches("[A-Za-z]{1,2}")) {
      throw new InputException(InputText.quote(symbol) + " is no chemical element", where, USUAL);
    }
    return new AtomLabel(Element.ofSymbol(symbol, where), false, Remark.NONE);
  }
}
