package rung.scf;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Energy and Fock matrices of one density: E[D] and F_σ = (1/m_σ) ∂E/∂D_σ (docs/theory.md).
 *
 * @param density D
 * @param fock F_σ [nao, nao] for each block
 * @param components parts of the energy
 * @param electronsOnGrid Σ_g w_g n_g
 */
public record KohnShamState(
    Density density, List<Matrix> fock, EnergyComponents components, double electronsOnGrid) {

  /** Evaluates energy and Fock matrices at a density. */
  public static KohnShamState at(
      KohnShamSystem system, Functional functional, Density density, Workers workers) {
    Matrix total = density.total();
    Matrix coulomb = system.repulsion().coulomb(total, workers);
    XcIntegrator.Result xc = new XcIntegrator(system, functional, workers).evaluate(density);
    ExchangeTerm.Result exchange = new ExchangeTerm(system, functional, workers).evaluate(density);
    NonLocalTerm.Result nonLocal = new NonLocalTerm(system, functional, workers).evaluate(density);
    List<Matrix> fock = new ArrayList<>();
    for (Matrix potential : xc.potential()) {
      Matrix f = system.core().plus(1, coulomb);
      f.addScaled(1, potential);
      fock.add(f);
    }
    for (int s = 0; s < exchange.potential().size(); s++) {
      fock.get(s).addScaled(1, exchange.potential().get(s));
    }
    for (int s = 0; s < nonLocal.potential().size(); s++) {
      fock.get(s).addScaled(1, nonLocal.potential().get(s));
    }
    EnergyComponents components =
        new EnergyComponents(
            system.molecule().nuclearRepulsion(),
            system.core().dot(total),
            0.5 * coulomb.dot(total),
            exchange.energy(),
            xc.energy(),
            nonLocal.energy(),
            new DispersionTerm(system, functional).energy());
    return new KohnShamState(density, fock, components, xc.electrons());
  }

  /** The same state with matrices added to F_σ. */
  KohnShamState shifted(List<Matrix> shift) {
    List<Matrix> sum = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      sum.add(fock.get(s).plus(1, shift.get(s)));
    }
    return new KohnShamState(density, sum, components, electronsOnGrid);
  }

  /** Total energy, hartree. */
  public double energy() {
    return components.total();
  }
}
