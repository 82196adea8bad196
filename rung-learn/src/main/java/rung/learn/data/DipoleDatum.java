package rung.learn.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.molecular.KohnShamSystem;
import rung.observable.Dipole;
import rung.observable.Observable;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.Units;

/**
 * A dipole moment μ about the centre of nuclear charge. Its error is |μ − μ_ref|, its loss the
 * square of that, which is smooth where the error vanishes.
 *
 * @param system the system
 * @param value μ_ref: x, y and z, in e·bohr
 */
public record DipoleDatum(Facts facts, NamedSystem system, List<Double> value) implements Datum {
  /** The penalty is beyond what molecules have: 254 debye. */
  private static final Quantity DIPOLE =
      new Quantity(
          "dipole",
          "dipoles",
          "au",
          new Quantity.Figures("%.5f", "%.5f", "%.4f"),
          100,
          new Quantity.Keys("dipole_mae_au", "dipoles_au"),
          new Quantity.Words(
              "dipole %.4f au",
              "dipole error, au",
              "Mean of |μ − μ_ref| over the step's dipoles.",
              "|μ − μ_ref| in atomic units (1 au = 2.5417 debye), beside |μ_ref|; about the centre of nuclear"
                  + " charge."));

  static final DatumKind KIND = new DatumKind("dipole", DIPOLE, DipoleDatum::read);

  /** Copies the list. */
  public DipoleDatum {
    value = List.copyOf(value);
  }

  private static Datum read(YamlNode entry, DatumScope scope) {
    YamlFields fields =
        YamlFields.of(entry, "a dipole", "id", "type", "system", "value", "unit", "weight", "cite");
    NamedSystem system = scope.system(fields.text("system"), fields.where("system"));
    List<YamlNode> items = fields.items("value");
    if (items.size() != 3) {
      throw new InputException(
          "'value' has " + items.size() + " components",
          fields.where("value"),
          "give x, y and z as [0, 0, 0.73]");
    }
    fields.text("unit");
    boolean debye = fields.choice("unit", "", "au", "debye").equals("debye");
    double perAu = debye ? Units.DEBYE_PER_AU : 1;
    return new DipoleDatum(
        scope.facts(fields, "dipole of " + system.name()),
        system,
        items.stream().map(i -> YamlFields.number(i, "a component of 'value'") / perAu).toList());
  }

  @Override
  public String type() {
    return KIND.type();
  }

  @Override
  public List<NamedSystem> systems() {
    return List.of(system);
  }

  @Override
  public Observable observable(KohnShamSystem built, Workers workers) {
    return new Dipole(built);
  }

  @Override
  public double error(List<double[]> values) {
    return Math.sqrt(square(difference(values)));
  }

  @Override
  public Comparison compare(List<double[]> values, LossForm form, double factor) {
    double[] difference = difference(values);
    return new Comparison(
        error(values),
        square(difference),
        List.of(Arrays.stream(difference).map(d -> factor * 2 * d).toArray()));
  }

  @Override
  public double loss(double error, LossForm form) {
    return error * error;
  }

  /** |μ_ref|. */
  @Override
  public double reference() {
    return Math.sqrt(square(value.stream().mapToDouble(v -> v).toArray()));
  }

  @Override
  public String referenceText() {
    return value.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private double[] difference(List<double[]> values) {
    double[] difference = values.getFirst().clone();
    for (int axis = 0; axis < difference.length; axis++) {
      difference[axis] -= value.get(axis);
    }
    return difference;
  }

  private static double square(double[] vector) {
    double sum = 0;
    for (double x : vector) {
      sum += x * x;
    }
    return sum;
  }
}
