package rung.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.system.Element;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Gaussian94 basis files (.gbs), as Psi4 and the Basis Set Exchange write them: comments after
 * {@code !}, joint SP shells, Fortran exponents, an optional header {@code spherical} or {@code
 * cartesian} (spherical without it, which is Gaussian's default for a basis that it reads). Core
 * potentials are read over and their elements marked.
 */
final class Gaussian94Reader {
  private static final String HELP = "see the Gaussian94 format at basissetexchange.org";

  private final InputText text;
  private final BasisSetBuilder builder;
  private boolean cartesian;

  private Gaussian94Reader(InputText text, String name) {
    this.text = text;
    this.builder = new BasisSetBuilder(name);
  }

  static BasisSet read(InputText text, String name) {
    return new Gaussian94Reader(text, name).read();
  }

  private BasisSet read() {
    String[] words;
    while ((words = nextWords()).length > 0) {
      String first = words[0].toLowerCase(Locale.ROOT);
      if (words.length == 1 && (first.equals("spherical") || first.equals("cartesian"))) {
        cartesian = first.equals("cartesian");
      } else if (!first.startsWith("****")) {
        element(words);
      }
    }
    return builder.build(cartesian);
  }

  /** One or several elements, then shells up to the stars or a core potential. */
  private void element(String[] words) {
    List<Element> elements = elements(words);
    String where = text.where();
    boolean repeated = elements.stream().anyMatch(builder::has);
    String[] shell;
    int shells = 0;
    while ((shell = nextWords()).length > 0 && !shell[0].startsWith("****")) {
      if (shell[0].toUpperCase(Locale.ROOT).endsWith("-ECP")) {
        corePotential(shell);
        elements.forEach(builder::corePotential);
        return;
      }
      if (repeated) {
        throw new InputException(
            elements.getFirst().symbol() + " is defined a second time",
            where,
            "keep one definition");
      }
      shell(elements, shell);
      shells++;
    }
    if (shells == 0) {
      throw new InputException(
          "no shell follows the element " + elements.getFirst().symbol(), where, HELP);
    }
  }

  private List<Element> elements(String[] words) {
    if (words.length < 2 || !words[words.length - 1].equals("0")) {
      throw text.error(
          "expected an element such as 'C 0', found " + InputText.quote(String.join(" ", words)),
          HELP);
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < words.length - 1; i++) {
      String symbol = words[i].startsWith("-") ? words[i].substring(1) : words[i];
      elements.add(Element.ofSymbol(symbol, text.where()));
    }
    return elements;
  }

  private void shell(List<Element> elements, String[] words) {
    String where = text.where();
    int[] l = ContractedShell.angularMomenta(words[0], where);
    if (words.length < 2 || words.length > 3) {
      throw text.error(
          "expected a shell such as 'S 3 1.00', found " + InputText.quote(String.join(" ", words)),
          HELP);
    }
    int primitives = text.integer(words[1], "the number of primitives");
    double scale = words.length == 3 ? text.number(words[2], "the scale factor") : 1;
    if (primitives < 1 || primitives > 1000 || scale <= 0) {
      throw text.error(
          "a shell of " + primitives + " primitives scaled by " + scale,
          "correct the shell's line");
    }
    double[] exponents = new double[primitives];
    double[][] coefficients = new double[l.length][primitives];
    for (int k = 0; k < primitives; k++) {
      String[] numbers = nextWords();
      if (numbers.length != 1 + l.length) {
        throw text.error(
            "expected an exponent and "
                + l.length
                + (l.length == 1 ? " coefficient" : " coefficients")
                + " (primitive "
                + (k + 1)
                + " of "
                + primitives
                + "), found "
                + InputText.quote(String.join(" ", numbers)),
            "check the number of primitives in the shell's line");
      }
      exponents[k] = text.number(numbers[0], "an exponent") * scale * scale;
      for (int i = 0; i < l.length; i++) {
        coefficients[i][k] = text.number(numbers[1 + i], "a coefficient");
      }
    }
    for (Element element : elements) {
      for (int i = 0; i < l.length; i++) {
        builder.add(element, l[i], exponents, coefficients[i], where);
      }
    }
  }

  /**
   * Reads over a potential: highest l and core electrons, then for each l a title, a count, terms.
   */
  private void corePotential(String[] header) {
    if (header.length != 3) {
      throw text.error("expected 'XX-ECP lmax electrons'", HELP);
    }
    int highest = text.integer(header[1], "the potential's highest angular momentum");
    for (int l = 0; l <= highest; l++) {
      nextWords();
      String[] count = nextWords();
      int terms = count.length == 1 ? text.integer(count[0], "the number of terms") : -1;
      if (terms < 0) {
        throw text.error("expected the potential's number of terms", HELP);
      }
      for (int k = 0; k < terms; k++) {
        nextWords();
      }
    }
  }

  /** Words of the next line that is neither blank nor a comment; none at the end of the file. */
  private String[] nextWords() {
    while (text.hasNext()) {
      String line = text.next("");
      int comment = line.indexOf('!');
      String[] words = InputText.words(comment < 0 ? line : line.substring(0, comment));
      if (words.length > 0) {
        return words;
      }
    }
    return new String[0];
  }
}
