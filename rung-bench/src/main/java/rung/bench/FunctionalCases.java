package rung.bench;

import java.util.List;
import java.util.Locale;
import rung.check.probe.FeatureSpace;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.named.Functionals;
import rung.parallel.Lazy;

/** Functionals alone: polarised, value and first derivatives, beside the bridge to libxc. */
final class FunctionalCases {
  private static final int POINTS = 100_000;
  private static final int BRIDGE_RUNS = 4;

  private FunctionalCases() {}

  static List<BenchCase> all() {
    return List.of(
        of("pbe", "gga_x_pbe+gga_c_pbe", 2), of("r2scan", "mgga_x_r2scan+mgga_c_r2scan", 6));
  }

  private static BenchCase of(String name, String libxc, double budget) {
    Lazy<Features> features =
        new Lazy<>(() -> FeatureSpace.sample(Functionals.parse(name).layout(2), POINTS, 1));
    Lazy<Functional> functional = new Lazy<>(() -> Functionals.parse(name));
    Lazy<Double> bridge = new Lazy<>(() -> bridgeSeconds(libxc, features.get()));
    return new BenchCase(
        "functional-" + name,
        budget,
        20,
        9,
        () -> {
          long start = System.nanoTime();
          functional.get().evaluate(features.get());
          double seconds = 1e-9 * (System.nanoTime() - start);
          return String.format(Locale.ROOT, "%,d points, open shell; ", POINTS)
              + (Libxc.available()
                  ? String.format(
                      Locale.ROOT,
                      "libxc %s by the bridge takes %.1f times as long",
                      Libxc.version(),
                      bridge.get() / seconds)
                  : "no libxc to compare with");
        });
  }

  /** Best of a few runs of the bridge. */
  private static double bridgeSeconds(String name, Features features) {
    Functional libxc = LibxcFunctional.parse(name);
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < BRIDGE_RUNS; run++) {
      long start = System.nanoTime();
      libxc.evaluate(features);
      best = Math.min(best, 1e-9 * (System.nanoTime() - start));
    }
    return best;
  }
}
