package rung.observable;

import java.util.Set;
import rung.parallel.Workers;
import rung.response.Seeds;

/** The total energy, hartree. */
public record TotalEnergy() implements Observable {
  @Override
  public Set<Aspect> sees() {
    return Set.of(Aspect.ENERGY);
  }

  @Override
  public Measurement measure(ObservedState at, Workers workers) {
    return Measurement.of(at.energy(), Seeds::ofEnergy);
  }
}
