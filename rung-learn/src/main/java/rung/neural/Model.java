package rung.neural;

import java.util.Map;
import rung.functional.Functional;

/**
 * A functional that can be written to a {@link ModelDirectory}.
 *
 * @param spec what it is
 * @param functional with the values of its parameters, named as those of {@code spec.create}
 * @param provenance where the values come from: anything that JSON can say, for readers only
 */
public record Model(ModelSpec spec, Functional functional, Map<String, Object> provenance) {}
