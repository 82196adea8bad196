package rung.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.observable.TotalEnergy;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.Units;

/**
 * An energy difference Σ_s ν_s E_s: an atomization, an ionization, any reaction.
 *
 * @param type {@code reaction} or {@code ionization}
 * @param terms systems and stoichiometric numbers ν
 * @param valueHartree reference
 * @param uncertaintyHartree of the reference, zero if not stated
 */
public record ReactionDatum(
    Facts facts, String type, List<Term> terms, double valueHartree, double uncertaintyHartree)
    implements Datum {
  private static final Quantity ENERGY =
      new Quantity(
          "energy",
          "energies",
          "kcal/mol",
          new Quantity.Figures("%+.2f", "%.2f", "%.2f"),
          1000,
          new Quantity.Keys("mae_kcal_per_mol", "energies_kcal_per_mol"),
          new Quantity.Words(
              "MAE %.2f kcal/mol",
              "MAE, kcal/mol",
              "Mean absolute error of the step's energies.",
              "Computed minus reference, kcal/mol. A datum whose SCF failed counts with the error of its last"
                  + " density."));

  /** Any reaction. */
  static final DatumKind REACTION = new DatumKind("reaction", ENERGY, ReactionDatum::reaction);

  /** An ionization: one electron leaves. */
  static final DatumKind IONIZATION =
      new DatumKind("ionization", ENERGY, ReactionDatum::ionization);

  /** Copies the list. */
  public ReactionDatum {
    terms = List.copyOf(terms);
  }

  /**
   * A system in a reaction.
   *
   * @param system the system
   * @param coefficient stoichiometric number, negative for what is used up
   */
  public record Term(NamedSystem system, double coefficient) {}

  private static Datum reaction(YamlNode entry, DatumScope scope) {
    YamlFields fields =
        YamlFields.of(
            entry,
            "a reaction",
            "id",
            "type",
            "terms",
            "value",
            "unit",
            "weight",
            "uncertainty",
            "cite");
    List<Term> terms = new ArrayList<>();
    fields
        .numbers("terms")
        .forEach(
            (name, coefficient) -> {
              if (coefficient == 0) {
                throw new InputException(
                    "the number of '" + name + "' is zero",
                    fields.where("terms"),
                    "leave the term out");
              }
              terms.add(new Term(scope.system(name, fields.where("terms")), coefficient));
            });
    if (terms.isEmpty()) {
      throw new InputException("a reaction without terms", fields.where("terms"), "add terms");
    }
    return energy(fields, scope, REACTION.type(), terms, 0);
  }

  private static Datum ionization(YamlNode entry, DatumScope scope) {
    YamlFields fields =
        YamlFields.of(
            entry,
            "an ionization",
            "id",
            "type",
            "system",
            "cation",
            "value",
            "unit",
            "weight",
            "uncertainty",
            "cite");
    List<Term> terms =
        List.of(
            new Term(scope.system(fields.text("cation"), fields.where("cation")), 1),
            new Term(scope.system(fields.text("system"), fields.where("system")), -1));
    return energy(fields, scope, IONIZATION.type(), terms, 1);
  }

  private static Datum energy(
      YamlFields fields, DatumScope scope, String type, List<Term> terms, double freedElectrons) {
    Facts facts = scope.facts(fields, equation(terms));
    Balance.check(terms, freedElectrons, facts.id(), fields.where());
    EnergyUnit unit =
        EnergyUnit.named(fields.text("unit", scope.energyUnit()), fields.where("unit"));
    return new ReactionDatum(
        facts,
        type,
        terms,
        unit.toHartree(fields.number("value")),
        unit.toHartree(fields.number("uncertainty", 0, 0)));
  }

  @Override
  public List<NamedSystem> systems() {
    return terms.stream().map(Term::system).toList();
  }

  @Override
  public Observable observable(KohnShamSystem system, Workers workers) {
    return new TotalEnergy();
  }

  /** Computed minus reference energy, kcal/mol. */
  @Override
  public double error(List<double[]> values) {
    double sum = -valueHartree;
    for (int k = 0; k < terms.size(); k++) {
      sum += terms.get(k).coefficient() * values.get(k)[0];
    }
    return sum * Units.KCAL_PER_MOL_PER_HARTREE;
  }

  @Override
  public Comparison compare(List<double[]> values, LossForm form, double factor) {
    double error = error(values);
    double atoms = form.perAtom() ? atoms() : 1;
    double x = error / atoms;
    double delta = form.huberDeltaKcalPerMol();
    double derivative = Math.abs(x) <= delta ? 2 * x : 2 * delta * Math.signum(x);
    double perHartree = factor * derivative * Units.KCAL_PER_MOL_PER_HARTREE / atoms;
    return new Comparison(
        error,
        loss(error, form),
        terms.stream().map(t -> new double[] {perHartree * t.coefficient()}).toList());
  }

  @Override
  public double loss(double error, LossForm form) {
    double x = error / (form.perAtom() ? atoms() : 1);
    double delta = form.huberDeltaKcalPerMol();
    return Math.abs(x) <= delta ? x * x : delta * (2 * Math.abs(x) - delta);
  }

  @Override
  public double reference() {
    return valueHartree * Units.KCAL_PER_MOL_PER_HARTREE;
  }

  @Override
  public double uncertainty() {
    return uncertaintyHartree * Units.KCAL_PER_MOL_PER_HARTREE;
  }

  @Override
  public String referenceText() {
    return Double.toString(valueHartree);
  }

  @Override
  public List<Double> coefficients() {
    return terms.stream().map(Term::coefficient).toList();
  }

  /** Largest number of atoms among the systems: how many atoms an atomization makes. */
  int atoms() {
    return terms.stream().mapToInt(t -> t.system().molecule().atoms().size()).max().orElse(1);
  }

  private static String equation(List<Term> terms) {
    return side(terms, -1) + " -> " + side(terms, 1);
  }

  private static String side(List<Term> terms, int sign) {
    return terms.stream()
        .filter(t -> t.coefficient() * sign > 0)
        .map(
            t -> {
              double number = Math.abs(t.coefficient());
              String name = t.system().name();
              return number == 1
                  ? name
                  : (number == Math.rint(number) ? Long.toString((long) number) : "" + number)
                      + " "
                      + name;
            })
        .collect(Collectors.joining(" + "));
  }
}
