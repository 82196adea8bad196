package rung.learn.data;

import java.util.List;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.molecular.KohnShamSystem;
import rung.observable.DensityError;
import rung.observable.MoldenFile;
import rung.observable.Observable;
import rung.observable.ReferenceDensity;
import rung.parallel.Workers;
import rung.system.InputException;

/**
 * A whole electron density. What is measured is its distance from the reference, which is the error
 * and the loss at once.
 *
 * @param system the system
 * @param file a Molden file with natural orbitals and occupations
 */
public record DensityDatum(Facts facts, NamedSystem system, DataSource file) implements Datum {
  /** The penalty is more than a density of nothing would leave of Σ w (ρ − ρ_ref)² / N. */
  private static final Quantity DENSITY =
      new Quantity(
          "density",
          "densities",
          "bohr^-3",
          new Quantity.Figures("%.3e", "%.3e", ""),
          100,
          new Quantity.Keys("density_loss", "densities"),
          new Quantity.Words(
              "density %.2e",
              "density error, bohr⁻³",
              "Mean of Σ w (ρ − ρ_ref)² / N over the step's densities.",
              "Σ w (ρ − ρ_ref)² / N in bohr⁻³. Floor: what the basis itself leaves, by least squares over density"
                  + " matrices."));

  static final DatumKind KIND = new DatumKind("density", DENSITY, DensityDatum::read);

  private static Datum read(YamlNode entry, DatumScope scope) {
    YamlFields fields =
        YamlFields.of(entry, "a density", "id", "type", "system", "reference", "weight", "cite");
    NamedSystem system = scope.system(fields.text("system"), fields.where("system"));
    DataSource file = scope.source().sibling(fields.fileName("reference"));
    if (!file.exists()) {
      throw new InputException(
          "no file '" + file.name() + "'",
          fields.where("reference"),
          "give a Molden file, its path relative to the data set");
    }
    return new DensityDatum(scope.facts(fields, "density of " + system.name()), system, file);
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
    return DensityError.against(ReferenceDensity.on(built, molden(), workers));
  }

  @Override
  public double error(List<double[]> values) {
    return values.getFirst()[0];
  }

  @Override
  public Comparison compare(List<double[]> values, LossForm form, double factor) {
    double error = error(values);
    return new Comparison(error, error, List.of(new double[] {factor}));
  }

  @Override
  public double loss(double error, LossForm form) {
    return error;
  }

  @Override
  public double reference() {
    return 0;
  }

  @Override
  public String referenceText() {
    return file.read();
  }

  /** Refuses a file of another geometry or electron number; says how an unusual one is read. */
  @Override
  public List<String> check() {
    List<String> departures = molden().departures();
    return departures.isEmpty()
        ? List.of()
        : List.of(file.name() + " is read with " + String.join("; ", departures));
  }

  private MoldenFile molden() {
    MoldenFile read = MoldenFile.parse(file.name(), file.read());
    try {
      ReferenceDensity.requireSame(system.molecule(), read);
    } catch (InputException e) {
      throw new InputException(
          "reference of '" + id() + "': " + e.what(), facts().where(), e.remedy());
    }
    return read;
  }
}
