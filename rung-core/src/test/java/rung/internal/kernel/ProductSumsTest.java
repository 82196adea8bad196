package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.internal.kernel.VectorProgram.Term;

class ProductSumsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 702})
  void programOfOneStepEqualsTheSimpleTwin(int n) {
    for (int terms = 1; terms <= 13; terms++) {
      for (boolean add : new boolean[] {false, true}) {
        SplittableRandom random = new SplittableRandom(n + terms);
        double[][] rows = new double[2 * terms + 2][];
        Arrays.setAll(rows, i -> random.doubles(n, -1, 1).toArray());
        double[] c = random.doubles(terms, -1, 1).toArray();
        double[] expected = rows[0].clone();
        ProductSums.plain(
            expected,
            n,
            add,
            c,
            Arrays.copyOfRange(rows, 1, terms + 1),
            Arrays.copyOfRange(rows, terms + 1, 2 * terms + 1));
        List<Term> sum = new ArrayList<>();
        for (int k = 0; k < terms; k++) {
          sum.add(new Term(c[k], k + 1, terms + 1 + k));
        }
        VectorProgram.Builder builder = new VectorProgram.Builder(2 * terms + 1);
        int output = 0;
        if (add) {
          builder.accumulate(0, sum);
        } else {
          output = builder.sum(sum);
        }
        VectorProgram program = builder.build(add ? new int[0] : new int[] {output});
        program.run(rows, n);
        double[] actual = rows[add ? 0 : program.outputs()[0]];
        for (int i = 0; i < n; i++) {
          assertThat(actual[i]).isCloseTo(expected[i], within(1e-14));
        }
      }
    }
  }

  @Test
  void rowsAreReusedWithoutDisturbingTheResult() {
    SplittableRandom random = new SplittableRandom(7);
    int inputs = 4;
    int steps = 200;
    VectorProgram.Builder builder = new VectorProgram.Builder(inputs);
    double[] values = new double[inputs + steps];
    for (int i = 0; i < inputs; i++) {
      values[i] = random.nextDouble(-1, 1);
    }
    for (int step = 0; step < steps; step++) {
      List<Term> terms = new ArrayList<>();
      int known = inputs + step;
      for (int k = 0; k < 1 + random.nextInt(6); k++) {
        int a = Math.max(0, known - 1 - random.nextInt(12));
        int b = random.nextInt(inputs);
        double c = random.nextDouble(-1, 1);
        terms.add(new Term(c, a, b));
        values[known] += c * values[a] * values[b];
      }
      builder.sum(terms);
    }
    int[] outputs = {inputs + steps - 1, inputs + steps / 2};
    VectorProgram program = builder.build(outputs);
    assertThat(program.rows()).isLessThan(40);
    double[][] rows = new double[program.rows()][1];
    for (int i = 0; i < inputs; i++) {
      rows[i][0] = values[i];
    }
    program.run(rows, 1);
    for (int k = 0; k < outputs.length; k++) {
      assertThat(rows[program.outputs()[k]][0]).isCloseTo(values[outputs[k]], within(1e-13));
    }
  }
}
