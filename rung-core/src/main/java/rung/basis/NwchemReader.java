package rung.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.system.Element;
import rung.system.InputException;
import rung.system.InputText;

/**
 * NWChem basis files: {@code BASIS "ao basis" SPHERICAL … END} with shells such as {@code C S}, any
 * number of contraction columns, comments after {@code #}. Without the word {@code spherical} the
 * functions are Cartesian, which is NWChem's default. An {@code ECP … END} block marks its
 * elements.
 */
final class NwchemReader {
  private static final String HELP = "see the NWChem format at basissetexchange.org";

  private final InputText text;
  private final BasisSetBuilder builder;
  private boolean cartesian;

  private NwchemReader(InputText text, String name) {
    this.text = text;
    this.builder = new BasisSetBuilder(name);
  }

  static BasisSet read(InputText text, String name) {
    return new NwchemReader(text, name).read();
  }

  private BasisSet read() {
    String[] words;
    int blocks = 0;
    while ((words = nextWords()).length > 0) {
      String first = words[0].toLowerCase(Locale.ROOT);
      if (first.equals("basis")) {
        if (++blocks > 1) {
          throw text.error("a second BASIS block", "keep one set of functions in the file");
        }
        cartesian = true;
        for (String word : words) {
          cartesian &= !word.equalsIgnoreCase("spherical");
        }
        functions();
      } else if (first.equals("ecp")) {
        potentials();
      } else if (!first.equals("end") && !first.equals("set")) {
        throw text.error(
            "expected BASIS or ECP, found " + InputText.quote(String.join(" ", words)), HELP);
      }
    }
    return builder.build(cartesian);
  }

  private void functions() {
    OpenShell shell = null;
    while (true) {
      String[] words = nextWords();
      if (words.length == 0) {
        throw text.error("the BASIS block has no END", "add a line END");
      }
      boolean end = words[0].equalsIgnoreCase("end");
      boolean header = Character.isLetter(words[0].charAt(0));
      if (header && shell != null) {
        shell.finish(builder);
        shell = null;
      }
      if (end) {
        return;
      }
      if (header) {
        if (words.length == 3 && words[1].equalsIgnoreCase("library")) {
          throw text.error(
              "the file refers to NWChem's own library",
              "write the functions out, or name the set");
        }
        if (words.length != 2) {
          throw text.error(
              "expected a shell such as 'C S', found " + InputText.quote(String.join(" ", words)),
              HELP);
        }
        Element element = Element.ofSymbol(words[0], text.where());
        shell =
            new OpenShell(element, ContractedShell.angularMomenta(words[1], text.where()), text);
      } else if (shell == null) {
        throw text.error("numbers before the first shell", HELP);
      } else {
        shell.primitive(words);
      }
    }
  }

  private void potentials() {
    String[] words;
    while ((words = nextWords()).length > 0 && !words[0].equalsIgnoreCase("end")) {
      if (words.length >= 2 && words[1].equalsIgnoreCase("nelec")) {
        builder.corePotential(Element.ofSymbol(words[0], text.where()));
      }
    }
  }

  /** Words of the next line that is neither blank nor a comment; none at the end of the file. */
  private String[] nextWords() {
    while (text.hasNext()) {
      String line = text.next("");
      int comment = line.indexOf('#');
      String[] words = InputText.words(comment < 0 ? line : line.substring(0, comment));
      if (words.length > 0) {
        return words;
      }
    }
    return new String[0];
  }

  /**
   * Primitives of the shell that is being read: an exponent and one coefficient for each column.
   */
  private static final class OpenShell {
    private final Element element;
    private final int[] l;
    private final InputText text;
    private final String where;
    private final List<double[]> rows = new ArrayList<>();

    OpenShell(Element element, int[] l, InputText text) {
      this.element = element;
      this.l = l;
      this.text = text;
      this.where = text.where();
    }

    void primitive(String[] words) {
      int columns = rows.isEmpty() ? words.length : rows.getFirst().length;
      if (words.length != columns || columns < 2 || (l.length > 1 && columns != 1 + l.length)) {
        throw text.error(
            "expected an exponent and "
                + (l.length > 1 ? l.length : Math.max(1, columns - 1))
                + " coefficient(s), found "
                + InputText.quote(String.join(" ", words)),
            "give every primitive of the shell the same number of columns");
      }
      double[] row = new double[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = text.number(words[i], i == 0 ? "an exponent" : "a coefficient");
      }
      rows.add(row);
    }

    void finish(BasisSetBuilder builder) {
      if (rows.isEmpty()) {
        throw new InputException("the shell has no primitives", where, HELP);
      }
      double[] exponents = rows.stream().mapToDouble(row -> row[0]).toArray();
      for (int column = 1; column < rows.getFirst().length; column++) {
        int c = column;
        double[] coefficients = rows.stream().mapToDouble(row -> row[c]).toArray();
        builder.add(element, l[l.length > 1 ? column - 1 : 0], exponents, coefficients, where);
      }
    }
  }
}
