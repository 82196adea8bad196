package rung.learn.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.NotFinite;

/**
 * A system whose energy, or whose part of the gradient, was not finite in an evaluation and was
 * left out of it.
 *
 * @param system its name
 * @param reason what was not finite and where, one line
 */
public record LeftOut(String system, String reason) {
  /** Collects systems in the order in which they are added, each with its first reason. */
  static final class Collector {
    private final Map<String, LeftOut> bySystem = new LinkedHashMap<>();

    void add(String system, @Nullable NotFinite found) {
      if (found != null) {
        bySystem.putIfAbsent(system, new LeftOut(system, found.message()));
      }
    }

    List<LeftOut> list() {
      return new ArrayList<>(bySystem.values());
    }
  }
}
