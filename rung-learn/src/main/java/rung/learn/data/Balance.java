package rung.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rung.system.Atom;
import rung.system.Element;
import rung.system.InputException;

/** A reaction must make as many atoms and as much charge as it uses up. */
final class Balance {
  private static final double TOLERANCE = 1e-9;

  private Balance() {}

  /**
   * Refuses an unbalanced reaction.
   *
   * @param freedElectrons electrons that leave: 1 for an ionization, else 0
   */
  static void check(
      List<ReactionDatum.Term> terms, double freedElectrons, String id, String where) {
    Map<Integer, Double> atoms = new TreeMap<>();
    double charge = 0;
    for (ReactionDatum.Term term : terms) {
      charge += term.coefficient() * term.system().molecule().charge();
      for (Atom atom : term.system().molecule().atoms()) {
        if (!atom.ghost()) {
          atoms.merge(atom.element().number(), term.coefficient(), Double::sum);
        }
      }
    }
    List<String> wrong = new ArrayList<>();
    atoms.forEach(
        (z, sum) -> {
          if (Math.abs(sum) > TOLERANCE) {
            wrong.add(
                String.format(Locale.ROOT, "%s %+g", Element.ofNumber(z, where).symbol(), sum));
          }
        });
    if (!wrong.isEmpty()) {
      throw new InputException(
          "'" + id + "' does not balance its atoms (" + String.join(", ", wrong) + ")",
          where,
          "correct the terms; what is used up has a negative number");
    }
    if (Math.abs(charge - freedElectrons) > TOLERANCE) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "'%s' does not balance its charge (products minus reactants %+g, expected %+g)",
              id,
              charge,
              freedElectrons),
          where,
          freedElectrons == 0
              ? "correct the charges, or use 'type: ionization' where one electron leaves"
              : "the cation has one charge more than the neutral");
    }
  }
}
