package rung.check.probe;

import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.named.Functionals;

/** The uniform electron gas: its energy by Perdew and Wang (1992), and its features. */
public final class UniformGas {
  private static final double FERMI = 0.3 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);

  private UniformGas() {}

  /** Its exchange. */
  public static Functional exchange() {
    return Functionals.parse("lda_x");
  }

  /** Its exchange and correlation. */
  public static Functional whole() {
    return Functionals.parse("lda_x+lda_c_pw_mod");
  }

  /**
   * Features at r_s and ζ of the points: no gradients, each spin with the kinetic energy of its own
   * density.
   */
  public static Features features(Functional functional, FeaturePoints points) {
    Features features = EnhancementFactor.features(functional, points.flat());
    FeatureLayout layout = features.layout();
    for (int s = 0; s < 2 && layout.tau(); s++) {
      double[] rho = features.values()[layout.density(s)];
      for (int p = 0; p < rho.length; p++) {
        features.values()[layout.tau(s)][p] = FERMI * Math.pow(rho[p], 5.0 / 3);
      }
    }
    return features;
  }
}
