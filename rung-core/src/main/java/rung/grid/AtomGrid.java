package rung.grid;

import java.util.Arrays;
import rung.system.Element;

/**
 * The quadrature of one atom, around the origin: Σ_i w_i f(r_i) ≈ ∫ f d³r.
 *
 * @param x coordinates, bohr [points]
 * @param y coordinates, bohr [points]
 * @param z coordinates, bohr [points]
 * @param weights with 4π r² in them [points]
 */
record AtomGrid(double[] x, double[] y, double[] z, double[] weights) {
  /** The grid of an element. Points ascend in radius. */
  static AtomGrid of(Element element, GridSettings settings) {
    int period = ElementRadii.period(element);
    int count;
    int largest;
    switch (settings.spec()) {
      case GridLevel level -> {
        count = level.radial(period);
        largest = level.angular(period);
      }
      case UnprunedGrid counts -> {
        count = counts.radial();
        largest = counts.angular();
      }
    }
    RadialRule radial = RadialRule.treutlerAhlrichs(count, settings.scale().xi(element));
    int[] angular = settings.pruning().angular(element, radial.r(), largest);
    int size = Arrays.stream(angular).sum();
    AtomGrid grid =
        new AtomGrid(new double[size], new double[size], new double[size], new double[size]);
    int at = 0;
    for (int i = 0; i < count; i++) {
      LebedevRule rule = LebedevRule.of(angular[i]);
      double r = radial.r()[i];
      double weight = 4 * Math.PI * radial.weights()[i];
      for (int k = 0; k < rule.size(); k++, at++) {
        grid.x[at] = r * rule.x()[k];
        grid.y[at] = r * rule.y()[k];
        grid.z[at] = r * rule.z()[k];
        grid.weights[at] = weight * rule.weights()[k];
      }
    }
    return grid;
  }

  int size() {
    return weights.length;
  }
}
