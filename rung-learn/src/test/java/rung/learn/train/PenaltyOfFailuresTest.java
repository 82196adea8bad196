package rung.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;
import rung.learn.evaluate.ErrorSummary;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;

class PenaltyOfFailuresTest {
  @Test
  void anErrorThatIsNoNumberCountsWithThePenaltyOfItsKindAndAsFailed() {
    for (Quantity quantity : DatumKinds.quantities()) {
      double penalty = quantity.penalty();
      assertThat(penalty).isPositive();
      for (double error : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        Evaluation.Result failed = Evaluator.result(error, penalty, false);
        assertThat(failed).isEqualTo(new Evaluation.Result(penalty, true));
        ErrorSummary summary =
            ErrorSummary.of(List.of(failed, Evaluator.result(0, penalty, false)));
        assertThat(summary.meanAbsolute()).isEqualTo(penalty / 2);
        assertThat(summary.failed()).isEqualTo(1);
      }
    }
    assertThat(Evaluator.result(1e-5, 100, false)).isEqualTo(new Evaluation.Result(1e-5, false));
  }
}
