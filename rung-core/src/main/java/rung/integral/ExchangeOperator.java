package rung.integral;

import java.util.List;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/** Exact exchange of an interaction. */
public interface ExchangeOperator {
  /**
   * K_μν = Σ_κλ (μκ|νλ) D_κλ of each density, [nao, nao]. The matrices do not depend on the number
   * of threads, nor on the other densities.
   */
  List<Matrix> exchange(List<SymmetricProduct> densities, Workers workers);
}
