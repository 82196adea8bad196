package rung.functional;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rung.system.Atom;
import rung.system.Formula;

/**
 * A number that is not finite, named where it arose. A value that travels with what it spoiled, as
 * far as the message.
 *
 * @param functional name
 * @param part the summand of the functional that gives it; empty where there is none, or none does
 *     alone
 * @param output what is not finite
 * @param value NaN or an infinity
 * @param place where; null if it belongs to no point, or the point to no molecule
 * @param ingredients values at the point by name, atomic units, in the order of the channels; empty
 *     if it belongs to no point
 */
public record NotFinite(
    String functional,
    String part,
    String output,
    double value,
    @Nullable Place place,
    Map<String, Double> ingredients) {
  /** Keeps its own map. */
  public NotFinite {
    ingredients = Collections.unmodifiableMap(new LinkedHashMap<>(ingredients));
  }

  /**
   * A point of a grid.
   *
   * @param system formula
   * @param point index in the grid, from 0
   * @param x bohr
   * @param y bohr
   * @param z bohr
   * @param nearest the nearest atom, such as {@code O 1} for the first atom; empty without atoms
   * @param distance from it, bohr
   */
  public record Place(
      String system, int point, double x, double y, double z, String nearest, double distance) {
    /** A point among atoms, of which ghosts count as well. */
    public static Place of(List<Atom> atoms, int point, double x, double y, double z) {
      String nearest = "";
      double distance = Double.POSITIVE_INFINITY;
      for (int i = 0; i < atoms.size(); i++) {
        Atom atom = atoms.get(i);
        double own = Math.hypot(Math.hypot(x - atom.x(), y - atom.y()), z - atom.z());
        if (own < distance) {
          distance = own;
          nearest = (atom.ghost() ? "ghost " : "") + atom.element().symbol() + " " + (i + 1);
        }
      }
      return new Place(Formula.of(atoms), point, x, y, z, nearest, distance);
    }

    private String words() {
      String near =
          nearest.isEmpty()
              ? ""
              : String.format(Locale.ROOT, ", %.3g bohr from atom %s", distance, nearest);
      return String.format(
          Locale.ROOT,
          " at point %d of %s, (%.6g, %.6g, %.6g) bohr%s",
          point,
          system.isEmpty() ? "the grid" : system,
          x,
          y,
          z,
          near);
    }
  }

  /** A number that belongs to no point. */
  public static NotFinite of(Functional functional, String output, double value) {
    return new NotFinite(functional.name(), "", output, value, null, Map.of());
  }

  /** The same of a functional. */
  public NotFinite of(Functional whose) {
    return new NotFinite(whose.name(), part, output, value, place, ingredients);
  }

  /** The same at a place. */
  public NotFinite at(Place where) {
    return new NotFinite(functional, part, output, value, where, ingredients);
  }

  /** One line. */
  public String message() {
    String values =
        ingredients.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.6g", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return "functional '"
        + functional
        + "'"
        + (part.isEmpty() ? "" : ", part '" + part + "'")
        + ": "
        + output
        + " is "
        + (Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite")
        + (place == null ? "" : place.words())
        + (values.isEmpty() ? "" : ", where " + values);
  }
}
