package rung.functional.neural;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.SelectedSpins;

/** The energy that a network's shape makes of its output and of the base. */
interface CorrectedEnergy {
  /** Hartree per cubic bohr. */
  <T> T energy(Arithmetic<T> a, PointInputs<T> in);

  /** Values of features. */
  static <T> List<T> values(Arithmetic<T> a, PointInputs<T> in, List<Feature> features) {
    List<T> values = new ArrayList<>();
    features.forEach(feature -> values.add(feature.of(a, in)));
    return values;
  }

  /** ½ [N(ρ_α, ρ_β) + N(ρ_β, ρ_α)], once where the features do not tell them apart. */
  static <T> T symmetrised(
      Arithmetic<T> a, PointInputs<T> in, String network, List<Feature> features) {
    T one = in.network(network, values(a, in, features));
    if (features.stream().noneMatch(Feature::tellsSpinsApart)) {
      return one;
    }
    T other = in.network(network, values(a, SelectedSpins.exchanged(in), features));
    return a.multiply(0.5, a.add(one, other));
  }

  /** Whether a term with these features tells an iso-orbital region from others. */
  static boolean seesOrbitals(List<Feature> features) {
    return features.stream().anyMatch(f -> f.ingredients().contains(Ingredient.TAU));
  }
}
