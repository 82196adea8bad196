package rung.neural.model;

import java.util.Map;
import rung.functional.Functional;

/**
 * A functional that can be written to a {@link ModelDirectory}.
 *
 * @param spec what it is
 * @param functional with the values of its parameters, named as those of {@code spec.create}
 * @param provenance where the values come from: anything that JSON can say, for readers only
 * @param certificate what {@code ./rung check} found, empty before it was run; for readers only
 */
public record Model(
    ModelSpec spec,
    Functional functional,
    Map<String, Object> provenance,
    Map<String, Object> certificate) {
  /** A model that nobody has checked yet. */
  public Model(ModelSpec spec, Functional functional, Map<String, Object> provenance) {
    this(spec, functional, provenance, Map.of());
  }

  /** The same model with another certificate. */
  public Model withCertificate(Map<String, Object> found) {
    return new Model(spec, functional, provenance, found);
  }
}
