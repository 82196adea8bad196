package rung.learn.data;

import java.util.List;
import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.parallel.Workers;

/**
 * One thing that a functional can be measured on: an observable of some systems, and how its values
 * compare with a reference.
 */
public interface Datum {
  /** What every datum has. */
  Facts facts();

  /** Its type in files, one of {@link DatumKinds#types}. */
  String type();

  /** The systems that it needs, in the order of the file. */
  List<NamedSystem> systems();

  /**
   * What is measured on each of its systems.
   *
   * @param system one of them, built
   */
  Observable observable(KohnShamSystem system, Workers workers);

  /**
   * Measured minus reference, in the unit of the quantity.
   *
   * @param values of the observable, for each of the systems
   */
  double error(List<double[]> values);

  /**
   * Error, loss and the loss's slopes.
   *
   * @param values of the observable, for each of the systems
   * @param factor of the slopes
   */
  Comparison compare(List<double[]> values, LossForm form, double factor);

  /** ℓ of an error in the unit of the quantity. */
  double loss(double error, LossForm form);

  /** The reference in the unit of the quantity; zero where it is no number. */
  double reference();

  /** Stated uncertainty of the reference in the unit of the quantity; zero if none is stated. */
  default double uncertainty() {
    return 0;
  }

  /** All that decides the reference, as text: by this a run knows its data again. */
  String referenceText();

  /** Numbers that belong to the systems, one for each; none where there are no such numbers. */
  default List<Double> coefficients() {
    return List.of();
  }

  /**
   * Refuses a reference that does not belong to its systems, before any work.
   *
   * @return what the user should know of the reference, one line each
   */
  default List<String> check() {
    return List.of();
  }

  /** What it measures. */
  default Quantity quantity() {
    return DatumKinds.named(type()).quantity();
  }

  /** Its name, unique in its set. */
  default String id() {
    return facts().id();
  }

  /**
   * What every datum has.
   *
   * @param id name, unique in its set
   * @param weight relative weight in the loss
   * @param cite source of the reference
   * @param where file and line
   */
  record Facts(String id, double weight, String cite, String where) {}
}
