package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/** Pairs that screening leaves without primitives must not take others with them. */
class ScreenedPairsTest {
  @Test
  void threeCentreIntegralsOfABondDoNotChangeWhenAFarAtomIsScreened() {
    BasisSet set = BasisLibrary.load("def2-TZVP");
    Atom carbon = new Atom(Element.ofNumber(6, ""), 0, 0, 0, true);
    Atom near = new Atom(Element.ofNumber(1, ""), 0, 0.7, 1.9, true);
    Atom far = new Atom(Element.ofNumber(1, ""), 3, -4, 40, true);
    Basis bond = Basis.of(new Molecule(List.of(carbon, near), 0, 0), set);
    Basis both = Basis.of(new Molecule(List.of(carbon, near, far), 0, 0), set);
    Basis aux =
        Basis.of(
            new Molecule(List.of(carbon, near), 0, 0), BasisLibrary.load("def2-universal-jkfit"));
    double[][] expected = ThreeCentreIntegrals.compute(bond, aux, Workers.single());
    double[][] actual = ThreeCentreIntegrals.compute(both, aux, Workers.single());
    for (int mu = 0; mu < bond.size(); mu++) {
      for (int k = 0; k < expected[mu].length; k++) {
        assertThat(actual[mu][k]).isCloseTo(expected[mu][k], offset(1e-13));
      }
    }
  }
}
