package rung.neural;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.EnergyForm;
import rung.functional.FormFunctional;
import rung.functional.Functionals;
import rung.functional.PointModel;
import rung.functional.form.NeuralConstraints;
import rung.functional.form.NeuralGga;
import rung.functional.form.NeuralLda;
import rung.functional.form.NeuralMetaGga;
import rung.functional.form.Rung;
import rung.functional.form.SumForm;

/** What a model is, apart from the values of its parameters. */
public sealed interface ModelSpec {
  /**
   * Name of the kind in files: {@code neural-lda}, {@code neural-gga}, {@code neural-mgga} or
   * {@code analytic}.
   */
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
   * @param rung what they see: see {@link NeuralLda}, {@link NeuralGga}, {@link NeuralMetaGga}
   * @param base the functional that is corrected, such as {@code pbe}
   * @param constraints held by construction; a GGA can choose its uniform-gas limit only, an LDA
   *     nothing
   * @param trainableBase whether the base's constants are parameters too
   * @param hidden widths of the hidden layers of each network
   * @param activation of the hidden layers
   */
  record Neural(
      Rung rung,
      String base,
      NeuralConstraints constraints,
      boolean trainableBase,
      List<Integer> hidden,
      Activation activation)
      implements ModelSpec {
    /** Copies the widths. */
    public Neural {
      hidden = List.copyOf(hidden);
    }

    /**
     * With all constraints that the rung can hold (Lieb-Oxford in the general form), and the base's
     * constants fixed.
     */
    public Neural(Rung rung, String base, List<Integer> hidden, Activation activation) {
      this(rung, base, constraints(rung), false, hidden, activation);
    }

    @Override
    public String kind() {
      return "neural-" + rung.id();
    }

    /** The constraints that a rung holds if nothing else is said. */
    public static NeuralConstraints constraints(Rung rung) {
      return new NeuralConstraints(
          true, rung != Rung.LDA, rung != Rung.LDA, 2.27, true, rung == Rung.META_GGA);
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
      SumForm parsed = Functionals.parseForm(base);
      return switch (rung) {
        case LDA -> new NeuralLda(parsed, trainableBase);
        case GGA -> new NeuralGga(parsed, constraints.uniformGasLimit(), trainableBase);
        case META_GGA -> new NeuralMetaGga(parsed, constraints, trainableBase);
      };
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
