package rung.observable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.response.Seeds;

/** The {@link DipoleMoment} as an observable: x, y and z, in e·bohr. Linear in the density. */
public final class Dipole implements Observable {
  private final List<Matrix> position;

  /** The dipole moment of a system. */
  public Dipole(Discretisation system) {
    this.position = DipoleMoment.positions(system);
  }

  @Override
  public Set<Aspect> sees() {
    return Set.of(Aspect.DENSITY);
  }

  @Override
  public Measurement measure(ObservedState at, Workers workers) {
    int spins = at.density().spins();
    int multiplicity = at.density().multiplicity();
    return new Measurement(
        DipoleMoment.components(position, at.density()),
        slopes -> Seeds.ofDensity(derivative(slopes, spins, multiplicity)));
  }

  /** Σ_k slope_k ∂μ_k/∂D_σ, ∂μ/∂D_σ = −m_σ (r − R₀). */
  private List<Matrix> derivative(double[] slopes, int spins, int multiplicity) {
    Matrix sum = position.getFirst().times(-multiplicity * slopes[0]);
    for (int axis = 1; axis < slopes.length; axis++) {
      sum.addScaled(-multiplicity * slopes[axis], position.get(axis));
    }
    return Collections.nCopies(spins, sum);
  }
}
