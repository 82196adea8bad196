package rung.learn.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import rung.learn.config.OptimizerOptions;

/** Makes the optimizer that a stage asks for. */
final class Optimizers {
  private Optimizers() {}

  static ParameterOptimizer create(OptimizerOptions options, int parameters) {
    return new Adam(options.weightDecay(), parameters);
  }

  private static final class Adam implements ParameterOptimizer {
    private final double decay;
    private double[] m;
    private double[] v;
    private double[] t = new double[1];

    Adam(double decay, int n) {
      this.decay = decay;
      m = new double[n];
      v = new double[n];
    }

    @Override
    public double[] step(double[] x, Function<double[], Slope> evaluate, double rate) {
      double[] g = evaluate.apply(x).gradient();
      t[0]++;
      double[] y = x.clone();
      for (int i = 0; i < y.length; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
        double mh = m[i] / (1 - Math.pow(0.9, t[0]));
        double vh = v[i] / (1 - Math.pow(0.999, t[0]));
        y[i] -= rate * (mh / (Math.sqrt(vh) + 1e-8) + decay * x[i]);
      }
      return y;
    }

    @Override
    public Map<String, double[]> state() {
      Map<String, double[]> state = new LinkedHashMap<>();
      state.put("m", m.clone());
      state.put("v", v.clone());
      state.put("t", t.clone());
      return state;
    }

    @Override
    public void restore(Map<String, double[]> state) {
      m = state.getOrDefault("m", m);
      v = state.getOrDefault("v", v);
      t = state.getOrDefault("t", t);
    }

    @Override
    public void close() {}
  }
}
