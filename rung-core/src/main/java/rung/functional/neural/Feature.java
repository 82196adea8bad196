package rung.functional.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;

/** What a network sees of a density at a point, with its transformation. */
public sealed interface Feature permits ReducedVariable, LogFeature {
  /** Name in files. */
  String id();

  /** What it is made of. */
  Set<Ingredient> ingredients();

  /** Whether it depends on how the density is shared between the spins. */
  boolean seesSpin();

  /** Whether it changes when the spins are exchanged. */
  boolean tellsSpinsApart();

  /** Whether it changes when all coordinates are scaled uniformly. */
  boolean seesScale();

  /** Its value. */
  <T> T of(Arithmetic<T> a, PointInputs<T> in);

  /** The feature of a name in files. */
  static Optional<Feature> parse(String id) {
    return Stream.concat(Arrays.stream(ReducedVariable.values()), LogFeature.parse(id).stream())
        .map(Feature.class::cast)
        .filter(feature -> feature.id().equals(id))
        .findFirst();
  }

  /** Names for messages. */
  static List<String> names() {
    return Stream.concat(
            Arrays.stream(ReducedVariable.values()).map(Feature::id),
            Arrays.stream(LogFeature.Quantity.values()).map(q -> "log(" + q.id() + "+1e-5)"))
        .toList();
  }
}
