package rung.functional.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.PointModel;

/**
 * The energy per volume as a formula, written once for every kind of number. Derivatives of every
 * order, with respect to the features and to the named constants, follow by differentiation of the
 * recorded formula.
 *
 * <p>A form must be finite and smooth for every ρ_σ ≥ 0, zero included: see {@link
 * rung.functional.form.SpinDensities} for the floors.
 */
public interface EnergyForm {
  /** Name, for instance {@code gga_x_pbe}. */
  String name();

  /** What the form looks at. */
  Set<Ingredient> ingredients();

  /**
   * The point models that the form calls and does not bring along: name and number of variables.
   */
  default Map<String, Integer> networks() {
    return Map.of();
  }

  /** Point models that the form brings along, by the names under which it calls them. */
  default Map<String, PointModel> models() {
    return Map.of();
  }

  /** Exchange, correlation or both. */
  XcKind kind();

  /**
   * Exchange or correlation alone, a sum of nothing where there is none; empty if the two cannot be
   * told apart.
   */
  default Optional<EnergyForm> part(XcKind kind) {
    XcKind own = kind();
    if (own == XcKind.BOTH) {
      return Optional.empty();
    }
    return Optional.of(own == kind ? this : new SumForm(name(), List.of()));
  }

  /** ω of {@link Ingredient#LONG_RANGE_EXCHANGE}, inverse bohr: a fixed number; 0 without. */
  default double exchangeDensityRange() {
    return 0;
  }

  /**
   * What belongs to the form beside its energy at the points, as formulas of its constants; null if
   * nothing of the kind does.
   *
   * @param kind one of {@link EnergyPart#KINDS}
   */
  default <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return null;
  }

  /** What the form's name promises beyond the form. */
  default List<MissingPart> missing() {
    // formulas of Rung's have the VV10 that their names promise
    return MissingPart.of(name(), "", true).stream().toList();
  }

  /** e, hartree per cubic bohr. */
  <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in);
}
