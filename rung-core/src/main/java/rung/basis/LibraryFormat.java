package rung.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rung.system.Element;
import rung.system.InputText;

/**
 * The text of a set in the built-in library:
 *
 * <pre>
 * # comments: source and references
 * basis def2-SVP spherical
 * core-potential Rb Sr …
 * element H
 * s 13.010701 0.019682158 1.9622572 0.13796524 …
 * </pre>
 *
 * one line for each contraction, with pairs of exponent and coefficient.
 */
public final class LibraryFormat {
  private LibraryFormat() {}

  /** Writes elements 1 to {@code lastElement} of a set. */
  public static String write(BasisSet set, List<String> comments, int lastElement) {
    StringBuilder out = new StringBuilder();
    comments.forEach(comment -> out.append("# ").append(comment).append('\n'));
    out.append("basis ")
        .append(set.name())
        .append(set.cartesian() ? " cartesian\n" : " spherical\n");
    if (!set.corePotentials().isEmpty()) {
      out.append("core-potential ")
          .append(
              new TreeSet<>(set.corePotentials())
                  .stream().map(z -> symbol(z)).collect(Collectors.joining(" ")))
          .append('\n');
    }
    for (int z : new TreeSet<>(set.shells().keySet()).headSet(lastElement, true)) {
      out.append("element ").append(symbol(z)).append('\n');
      for (ContractedShell shell : set.shells().getOrDefault(z, List.of())) {
        out.append(ContractedShell.letter(shell.l()));
        for (int k = 0; k < shell.exponents().length; k++) {
          out.append(' ').append(number(shell.exponents()[k]));
          out.append(' ').append(number(shell.coefficients()[k]));
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Reads what {@link #write} wrote. */
  public static BasisSet read(InputText text) {
    String name = text.name();
    boolean cartesian = false;
    List<Element> current = new ArrayList<>();
    BasisSetBuilder builder = new BasisSetBuilder(name);
    while (text.hasNext()) {
      String[] words = InputText.words(text.next("a shell"));
      if (words.length == 0 || words[0].startsWith("#")) {
        continue;
      }
      switch (words[0].toLowerCase(Locale.ROOT)) {
        case "basis" -> cartesian = words[2].equals("cartesian");
        case "core-potential" -> {
          for (String symbol : Arrays.asList(words).subList(1, words.length)) {
            builder.corePotential(Element.ofSymbol(symbol, text.where()));
          }
        }
        case "element" -> {
          current.clear();
          current.add(Element.ofSymbol(words[1], text.where()));
        }
        default -> {
          double[] exponents = new double[words.length / 2];
          double[] coefficients = new double[words.length / 2];
          for (int k = 0; k < exponents.length; k++) {
            exponents[k] = text.number(words[1 + 2 * k], "an exponent");
            coefficients[k] = text.number(words[2 + 2 * k], "a coefficient");
          }
          builder.add(
              current.getFirst(),
              ContractedShell.angularMomenta(words[0], text.where())[0],
              exponents,
              coefficients,
              text.where());
        }
      }
    }
    return builder.build(cartesian);
  }

  private static String symbol(int z) {
    return Element.ofNumber(z, "").symbol();
  }

  private static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
