package rung.molecular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.discretisation.Guess;
import rung.parallel.Workers;
import rung.scf.Systems;
import rung.system.Element;

/** Atoms of the starting guess: converged, with their electrons, also where shells are open. */
class AtomicDensitiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "H", "He", "Li", "B", "C", "O", "F", "Na", "Si", "Cl", "Ar", "Sc", "Cr", "Fe", "Cu", "Zn",
        "Br", "Kr"
      })
  void everyAtomConvergesToItsElectrons(String symbol) {
    int electrons = Element.ofSymbol(symbol, "test").number();
    KohnShamSystem system =
        Systems.build(
            Systems.molecule(symbol + " 0 0 0", 0, electrons % 2),
            "def2-svp",
            "def2-universal-jfit",
            "0");
    Guess guess = system.guess(Workers.single());
    assertThat(guess.notes()).isEmpty();
    assertThat(guess.density().total().dot(system.overlap())).isCloseTo(electrons, within(1e-9));
  }
}
