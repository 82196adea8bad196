package rung.integral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.linalg.Matrix;

/** Two-centre Coulomb integrals (P|Q) of a fitting basis. */
public final class TwoCentreIntegrals {
  private TwoCentreIntegrals() {}

  /** (P|Q), [naux, naux], symmetric. Error budget: 10⁻¹² relative to √((P|P)(Q|Q)). */
  public static Matrix compute(Basis basis) {
    return compute(basis, CoulombKernel.FULL);
  }

  /** The same for any interaction. */
  public static Matrix compute(Basis basis, CoulombKernel kernel) {
    int n = basis.size();
    Matrix integrals = Matrix.zeros(n);
    Map<Integer, List<Shell>> byDegree = new TreeMap<>();
    for (Shell shell : basis.shells()) {
      byDegree.computeIfAbsent(shell.l(), l -> new ArrayList<>()).add(shell);
    }
    KetSet kets = KetSet.of(basis);
    for (List<Shell> shells : byDegree.values()) {
      List<HermiteExpansion> bras = shells.stream().map(HermiteExpansion::of).toList();
      double[] c = CoulombEngine.integralsIn(Workspace.own(), bras, kets, kernel);
      int row = 0;
      for (Shell shell : shells) {
        for (int f = 0; f < shell.size(); f++) {
          kets.order(c, row++ * kets.columns(), integrals.data(), (shell.offset() + f) * n);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        integrals.set(j, i, integrals.get(i, j));
      }
    }
    return integrals;
  }
}
