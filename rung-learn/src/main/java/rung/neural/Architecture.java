package rung.neural;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Parameters;

/**
 * Shape of a {@link MultilayerPerceptron}: inputs → hidden layers with an activation → one linear
 * output.
 *
 * <p>θ lists layer by layer the weights [out][in], row by row, then the biases [out].
 *
 * @param inputs number of variables, at least 1
 * @param hidden widths of the hidden layers, at least one
 * @param activation of every hidden layer
 */
public record Architecture(int inputs, List<Integer> hidden, Activation activation) {
  /** Checks the widths. */
  public Architecture {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || hidden.isEmpty() || hidden.stream().anyMatch(w -> w < 1)) {
      throw new IllegalArgumentException(
          "a network needs inputs and hidden layers of width 1 or more");
    }
  }

  /** Number of layers, the linear output among them. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** Number of values that go into layer l. */
  public int in(int layer) {
    return layer == 0 ? inputs : hidden.get(layer - 1);
  }

  /** Number of values that come out of layer l. */
  public int out(int layer) {
    return layer == hidden.size() ? 1 : hidden.get(layer);
  }

  /** Names and lengths of θ: {@code layer0.weight}, {@code layer0.bias}, …. */
  public List<Parameters.Slice> slices() {
    List<Parameters.Slice> slices = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      slices.add(new Parameters.Slice("layer" + l + ".weight", in(l) * out(l)));
      slices.add(new Parameters.Slice("layer" + l + ".bias", out(l)));
    }
    return slices;
  }

  /** Length of θ. */
  public int parameterCount() {
    int count = 0;
    for (int l = 0; l < layers(); l++) {
      count += (in(l) + 1) * out(l);
    }
    return count;
  }

  /** Widest layer. */
  int width() {
    return hidden.stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  /**
   * Initial θ: hidden weights uniform within ±√(6/(in + out)) (Glorot and Bengio, AISTATS 2010,
   * equation 16), hidden biases uniform within ±1/√in, the output layer zero, so that a new network
   * returns zero everywhere.
   */
  public double[] initial(long seed) {
    double[] theta = new double[parameterCount()];
    SplitMix64 random = new SplitMix64(seed);
    int next = 0;
    for (int l = 0; l < hidden.size(); l++) {
      double weight = Math.sqrt(6.0 / (in(l) + out(l)));
      for (int i = 0; i < in(l) * out(l); i++) {
        theta[next++] = weight * (2 * random.nextDouble() - 1);
      }
      double bias = 1 / Math.sqrt(in(l));
      for (int i = 0; i < out(l); i++) {
        theta[next++] = bias * (2 * random.nextDouble() - 1);
      }
    }
    return theta;
  }
}
