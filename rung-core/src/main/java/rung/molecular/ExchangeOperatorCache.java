package rung.molecular;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.integral.CoulombKernel;
import rung.integral.ElectronRepulsion;
import rung.integral.ExchangeOperator;
import rung.integral.FittedExchange;
import rung.integral.FittedRepulsion;
import rung.integral.FourCentreExchange;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * The exchange operators of a system, made when they are first asked for: fitted in the system's
 * fitting basis if it has one, else four-centre. The full operator and the long-range one of the
 * last ω are kept.
 */
final class ExchangeOperatorCache {
  private final Basis basis;
  private final @Nullable Basis auxiliary;
  private final ElectronRepulsion repulsion;
  private final long memoryBudgetBytes;
  private final Map<CoulombKernel, ExchangeOperator> kept = new LinkedHashMap<>();

  /**
   * The operators.
   *
   * @param auxiliary fitting basis, or null for four-centre integrals
   * @param repulsion the system's repulsion, whose integrals are used if they fit exchange as well
   */
  ExchangeOperatorCache(
      Basis basis, @Nullable Basis auxiliary, ElectronRepulsion repulsion, long memoryBudgetBytes) {
    this.basis = basis;
    this.auxiliary = auxiliary;
    this.repulsion = repulsion;
    this.memoryBudgetBytes = memoryBudgetBytes;
  }

  /** Fitted exchange where four-centre exchange would be computed anew for every matrix. */
  ExchangeOperatorCache coarse(Molecule molecule) {
    BasisSet fitting = BasisLibrary.load("def2-universal-jkfit");
    if (auxiliary != null
        || FourCentreExchange.bytes(basis) <= memoryBudgetBytes / 2
        || !molecule.atoms().stream()
            .allMatch(atom -> fitting.shells().containsKey(atom.element().number()))) {
      return this;
    }
    Basis placed = Basis.of(molecule, fitting);
    return FittedExchange.bytes(basis, placed) > memoryBudgetBytes
        ? this
        : new ExchangeOperatorCache(basis, placed, repulsion, memoryBudgetBytes);
  }

  /** Exchange by an interaction; derivatives with respect to ω are not kept. */
  ExchangeOperator of(CoulombKernel kernel, Workers workers) {
    return kernel.slope() == 0 ? keep(kernel, workers) : slope(kernel.omega(), workers);
  }

  private ExchangeOperator slope(double omega, Workers workers) {
    if (auxiliary == null) {
      return new FourCentreExchange(basis, CoulombKernel.slope(omega), 0, workers);
    }
    checkMemory(auxiliary, 2);
    return FittedExchange.slope(basis, auxiliary, omega, workers);
  }

  private synchronized ExchangeOperator keep(CoulombKernel kernel, Workers workers) {
    ExchangeOperator known = kept.get(kernel);
    if (known != null) {
      return known;
    }
    if (!kernel.equals(CoulombKernel.FULL)) {
      kept.keySet().removeIf(other -> !other.equals(CoulombKernel.FULL));
    }
    ExchangeOperator made = make(kernel, workers);
    kept.put(kernel, made);
    return made;
  }

  private ExchangeOperator make(CoulombKernel kernel, Workers workers) {
    if (auxiliary == null) {
      return new FourCentreExchange(basis, kernel, memoryBudgetBytes / 2, workers);
    }
    checkMemory(auxiliary, 1);
    if (kernel.equals(CoulombKernel.FULL) && repulsion instanceof FittedRepulsion fitted) {
      return FittedExchange.of(fitted, workers);
    }
    return FittedExchange.of(basis, auxiliary, kernel, workers);
  }

  private void checkMemory(Basis fitting, int copies) {
    double gib = copies * (double) FittedExchange.bytes(basis, fitting) / (1L << 30);
    double budget = memoryBudgetBytes / (double) (1L << 30);
    if (gib > budget) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "integrals of fitted exchange take %.1f GiB (%d functions, %d fitting functions), more"
                  + " than the memory budget of %.1f GiB",
              gib,
              basis.size(),
              fitting.size(),
              budget),
          "",
          "use a smaller basis, or four-centre exchange (--aux none), which needs no such memory");
    }
  }
}
