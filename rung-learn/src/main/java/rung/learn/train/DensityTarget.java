package rung.learn.train;

import java.util.List;
import rung.discretisation.Density;
import rung.learn.data.Datum;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.observable.DensityLoss;
import rung.observable.MoldenFile;
import rung.observable.ReferenceDensity;
import rung.parallel.Workers;
import rung.system.InputException;

/** A reference density on the grid of its system. */
final class DensityTarget {
  private final DensityLoss loss;
  private final double floor;

  private DensityTarget(DensityLoss loss, double floor) {
    this.loss = loss;
    this.floor = floor;
  }

  /**
   * A density's error.
   *
   * @param value Σ_g w_g (n − n_ref)² / N, bohr⁻³
   * @param derivative with respect to D_σ, counting all m_σ spins
   * @param floor what the basis itself leaves
   */
  record Measured(double value, List<Matrix> derivative, double floor) {}

  static DensityTarget prepare(Datum.Density datum, KohnShamSystem system, Workers workers) {
    ReferenceDensity reference = ReferenceDensity.on(system, read(datum), workers);
    return new DensityTarget(new DensityLoss(system, reference.values()), reference.floor(workers));
  }

  /** Reads the reference; one of another geometry or electron number is refused. */
  static MoldenFile read(Datum.Density datum) {
    MoldenFile file = MoldenFile.parse(datum.reference().name(), datum.reference().read());
    try {
      ReferenceDensity.requireSame(datum.system().molecule(), file);
    } catch (InputException e) {
      throw new InputException(
          "reference of '" + datum.id() + "': " + e.what(), datum.facts().where(), e.remedy());
    }
    return file;
  }

  Measured measure(Density density, Workers workers) {
    DensityLoss.Value value = loss.evaluate(density, workers);
    return new Measured(value.loss(), value.seed(), floor);
  }
}
