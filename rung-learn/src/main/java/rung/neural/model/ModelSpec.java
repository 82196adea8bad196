package rung.neural.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.PointModel;
import rung.functional.form.EnergyForm;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.Rung;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.neural.Activation;
import rung.neural.Architecture;
import rung.neural.MultilayerPerceptron;
import rung.neural.SlopeBoundedNetwork;
import rung.neural.SplitMix64;

/** What a model is, apart from the values of its parameters. */
public sealed interface ModelSpec {
  /**
   * Name of the kind in files: {@code analytic}, one of {@link NeuralPreset}, or {@code neural}.
   */
  String kind();

  /**
   * The functional with its initial parameters. Networks return zero then, so that most neural ones
   * equal their base.
   *
   * @param seed of the hidden weights; an analytic functional has none
   */
  FormFunctional create(long seed);

  /**
   * Networks in a formula.
   *
   * @param design everything but the networks themselves
   * @param hidden widths of the hidden layers of each network
   * @param activation of the hidden layers
   */
  record Neural(NeuralDesign design, List<Integer> hidden, Activation activation)
      implements ModelSpec {
    /** Copies the widths. */
    public Neural {
      hidden = List.copyOf(hidden);
    }

    /**
     * Rung's own with the usual constraints of its rung, and the base's constants fixed; below the
     * meta-GGA the correction of exchange is added.
     */
    public Neural(Rung rung, String base, List<Integer> hidden, Activation activation) {
      this(NeuralPreset.of(rung).design(base, TrainedConstants.NONE), hidden, activation);
    }

    @Override
    public String kind() {
      return design.kind();
    }

    /** Shapes of the networks by name. */
    Map<String, Architecture> networks() {
      return networks(design.form());
    }

    private Map<String, Architecture> networks(EnergyForm form) {
      Map<String, Architecture> networks = new LinkedHashMap<>();
      form.networks()
          .forEach(
              (name, inputs) -> networks.put(name, new Architecture(inputs, hidden, activation)));
      return networks;
    }

    @Override
    public FormFunctional create(long seed) {
      SplitMix64 seeds = new SplitMix64(seed);
      EnergyForm form = design.form();
      Map<String, PointModel> models = new LinkedHashMap<>();
      networks(form)
          .forEach(
              (name, architecture) ->
                  models.put(
                      name, bounded(MultilayerPerceptron.create(architecture, seeds.nextLong()))));
      return new FormFunctional(form, models);
    }

    private PointModel bounded(MultilayerPerceptron network) {
      double bound = design.constraints().slopeBound();
      return bound > 0 ? SlopeBoundedNetwork.of(network, bound) : network;
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
