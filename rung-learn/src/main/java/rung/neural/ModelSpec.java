package rung.neural;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.EnergyForm;
import rung.functional.FormFunctional;
import rung.functional.Functionals;
import rung.functional.PointModel;
import rung.functional.form.NeuralGga;
import rung.functional.form.NeuralLda;

/** What a model is, apart from the values of its parameters. */
public sealed interface ModelSpec {
  /** Name of the kind in files: {@code neural-lda}, {@code neural-gga} or {@code analytic}. */
  String kind();

  /**
   * The functional with its initial parameters: a neural one equals its base.
   *
   * @param seed of the hidden weights; an analytic functional has none
   */
  FormFunctional create(long seed);

  /**
   * Networks that correct the enhancement factors of a base functional.
   *
   * @param gradient whether they see reduced gradients ({@link NeuralGga}) or densities only
   *     ({@link NeuralLda})
   * @param base the functional that is corrected, such as {@code pbe}
   * @param uniformGasLimit whether a GGA keeps its base's uniform-gas limit exactly; an LDA never
   *     does
   * @param trainableBase whether the base's constants are parameters too
   * @param hidden widths of the hidden layers of each network
   * @param activation of the hidden layers
   */
  record Neural(
      boolean gradient,
      String base,
      boolean uniformGasLimit,
      boolean trainableBase,
      List<Integer> hidden,
      Activation activation)
      implements ModelSpec {
    /** Copies the widths. */
    public Neural {
      hidden = List.copyOf(hidden);
    }

    /**
     * With the uniform-gas limit of the base kept where the rung allows it, and the base's
     * constants fixed.
     */
    public Neural(boolean gradient, String base, List<Integer> hidden, Activation activation) {
      this(gradient, base, gradient, false, hidden, activation);
    }

    @Override
    public String kind() {
      return gradient ? "neural-gga" : "neural-lda";
    }

    /** Shapes of the networks by name. */
    Map<String, Architecture> networks() {
      Map<String, Architecture> networks = new LinkedHashMap<>();
      form()
          .networks()
          .forEach(
              (name, inputs) -> networks.put(name, new Architecture(inputs, hidden, activation)));
      return networks;
    }

    @Override
    public FormFunctional create(long seed) {
      SplitMix64 seeds = new SplitMix64(seed);
      Map<String, PointModel> models = new LinkedHashMap<>();
      networks()
          .forEach(
              (name, architecture) ->
                  models.put(name, MultilayerPerceptron.create(architecture, seeds.nextLong())));
      return new FormFunctional(form(), models);
    }

    private EnergyForm form() {
      return gradient
          ? new NeuralGga(Functionals.parseForm(base), uniformGasLimit, trainableBase)
          : new NeuralLda(Functionals.parseForm(base), trainableBase);
    }
  }

  /**
   * An analytic functional whose constants may have been trained.
   *
   * @param expression such as {@code 0.5*lda_x+lda_c_pw}
   */
  record Analytic(String expression) implements ModelSpec {
    @Override
    public String kind() {
      return "analytic";
    }

    @Override
    public FormFunctional create(long seed) {
      return Functionals.parse(expression);
    }
  }
}
