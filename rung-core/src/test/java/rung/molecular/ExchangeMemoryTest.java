package rung.molecular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.BasisLibrary;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.Systems;
import rung.scf.solver.Convergence;
import rung.system.InputException;

class ExchangeMemoryTest {
  private static final Functional PBE0 = Functionals.parse("pbe0");

  /** The four-centre integrals of water in 6-31G take 33 kB. */
  @ParameterizedTest
  @ValueSource(longs = {1_000, 60_000})
  void fourCentreExchangeNeedsNoMemory(long budget) {
    double kept = solve("none", SystemSettings.DEFAULT_MEMORY_BUDGET).energy();
    assertThat(solve("none", budget).energy()).isCloseTo(kept, within(1e-9));
  }

  @Test
  void fittedExchangeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> solve("auto", 1_000))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fitted exchange")
        .hasMessageContaining("--aux none");
  }

  private static ScfSolution solve(String auxiliary, long budget) {
    KohnShamSystem system =
        KohnShamSystem.build(
            Systems.water(),
            new SystemSettings(
                BasisLibrary.load("6-31G"),
                SystemSettings.fittingBasis(auxiliary, List.of(PBE0)),
                GridSpec.parse("40,194"),
                Reference.AUTO,
                budget),
            Workers.single());
    ScfSolution solution =
        ScfLadder.once(new Convergence(100, 1e-10, 1e-7))
            .solve(system, PBE0, null, Workers.single());
    assertThat(solution.converged()).isTrue();
    return solution;
  }
}
