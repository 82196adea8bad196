package rung.functional.form;

import java.util.Optional;
import java.util.Set;

/** A form that can say what is exchange and what is correlation. */
public interface SplitForm extends EnergyForm {
  /** Semi-local exchange, hartree per cubic bohr. */
  <T> T exchange(Arithmetic<T> a, PointInputs<T> in);

  /** Semi-local correlation, hartree per cubic bohr. */
  <T> T correlation(Arithmetic<T> a, PointInputs<T> in);

  @Override
  default XcKind kind() {
    return XcKind.BOTH;
  }

  @Override
  default Optional<EnergyForm> part(XcKind kind) {
    return Optional.of(new SplitPart(this, kind, Set.of()));
  }

  @Override
  default <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.add(exchange(a, in), correlation(a, in));
  }
}
