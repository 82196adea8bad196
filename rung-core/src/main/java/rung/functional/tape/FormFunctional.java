package rung.functional.tape;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rung.functional.Dispersion;
import rung.functional.EnergyPart;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.HessianKernel;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.PointModel;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.functional.form.EnergyForm;
import rung.functional.form.MissingPart;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.parallel.Lazy;

/**
 * A local functional made of an energy form and the point models that fill its holes. The form is
 * recorded once for closed and once for open shells; energy, potential, kernel and parameter
 * derivatives are replays of programs made from the record.
 *
 * <p>θ: the form's constants, in the order in which it asks for them, then each model's parameters,
 * their names after the model's.
 */
public final class FormFunctional implements Functional {
  private final EnergyForm form;
  private final RecordedForm closed;
  private final Lazy<RecordedForm> open;
  private final FormModels models;
  private final Parameters parameters;
  private final double[] constants;

  /** A form without holes. */
  public FormFunctional(EnergyForm form) {
    this(form, Map.of());
  }

  /**
   * @param models the point models by the names under which the form calls them, in the order of
   *     their parameters
   */
  public FormFunctional(EnergyForm form, Map<String, PointModel> models) {
    this(form, FormModels.of(form, models));
  }

  private FormFunctional(EnergyForm form, FormModels models) {
    this(form, models, record(form, 1, models));
  }

  private FormFunctional(EnergyForm form, FormModels models, RecordedForm closed) {
    this(
        form,
        closed,
        new Lazy<>(() -> record(form, 2, models)),
        models,
        closed.constants().values().stream().mapToDouble(v -> v).toArray());
  }

  private FormFunctional(
      EnergyForm form,
      RecordedForm closed,
      Lazy<RecordedForm> open,
      FormModels models,
      double[] constants) {
    this.form = form;
    this.closed = closed;
    this.open = open;
    this.models = models;
    this.constants = constants;
    this.parameters = models.parameters(closed.constants().keySet(), constants);
  }

  private static RecordedForm record(EnergyForm form, int spins, FormModels models) {
    return new RecordedForm(form, FeatureLayout.of(spins, form.ingredients()), models.names());
  }

  @Override
  public String name() {
    return form.name();
  }

  /** The formula. */
  public EnergyForm form() {
    return form;
  }

  /** The point models by name. */
  public Map<String, PointModel> models() {
    return models.byName();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return EnumSet.copyOf(form.ingredients());
  }

  @Override
  public double exchangeDensityRange() {
    return form.exchangeDensityRange();
  }

  @Override
  public List<EnergyPart> parts() {
    return closed.parts().stream().map(part -> part.at(constants)).toList();
  }

  @Override
  public void pullBack(EnergyPart part, double[] slopes, double[] gradient) {
    List<EnergyPart> own = parts();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).equals(part)) {
        closed.parts().get(i).addGradient(constants, slopes, gradient);
        return;
      }
    }
    throw new IllegalArgumentException(part + " is no part of " + name());
  }

  @Override
  public List<String> notes() {
    return MissingPart.notes(form.missing(), part(Dispersion.class).isPresent());
  }

  @Override
  public List<String> warnings() {
    return models.list().stream().flatMap(model -> model.warnings().stream()).distinct().toList();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public FormFunctional withParameters(double[] values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          name() + " has " + parameters.size() + " parameters, not " + values.length);
    }
    int constants = closed.constants().size();
    return new FormFunctional(
        form,
        closed,
        open,
        models.withParameters(values, constants),
        Arrays.copyOf(values, constants));
  }

  @Override
  public Optional<Functional> exchangePart() {
    return part(XcKind.EXCHANGE);
  }

  @Override
  public Optional<Functional> correlationPart() {
    return part(XcKind.CORRELATION);
  }

  /** The forms of a sum, or exchange and correlation where a form has both. */
  @Override
  public List<Functional> summands() {
    if (form instanceof SumForm sum) {
      return sum.summands().stream().map(summand -> restricted(summand.form())).toList();
    }
    return form.kind() == XcKind.BOTH
        ? Stream.of(exchangePart(), correlationPart()).flatMap(Optional::stream).toList()
        : List.of();
  }

  /** A part of the form, with the present values of its constants and networks. */
  private Optional<Functional> part(XcKind kind) {
    return form.part(kind).map(this::restricted);
  }

  private Functional restricted(EnergyForm part) {
    Map<String, PointModel> own = new LinkedHashMap<>(models.byName());
    own.keySet().retainAll(part.networks().keySet());
    FormFunctional functional = new FormFunctional(part, own);
    return functional.withParameters(parameters.valuesFor(functional.parameters()));
  }

  private RecordedForm recorded(Features features) {
    FeatureLayout wanted = layout(features.layout().spins());
    if (!features.layout().provides(wanted)) {
      throw new IllegalArgumentException(
          name() + " needs " + wanted + ", the features are " + features.layout());
    }
    if (features.layout().spins() == 1) {
      return closed;
    }
    RecordedForm two = open.get();
    if (!List.copyOf(two.constants().keySet()).equals(List.copyOf(closed.constants().keySet()))) {
      throw new IllegalStateException(name() + ": constants depend on the number of spins");
    }
    return two;
  }

  /** Constants and, last, the energy's seed. */
  private double[] uniforms(double seed) {
    double[] uniforms = Arrays.copyOf(constants, constants.length + 1);
    uniforms[constants.length] = seed;
    return uniforms;
  }

  @Override
  public double[] energyDensity(Features features) {
    int n = features.points();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[][] e = new double[1][n];
    recorded(features)
        .densityProgram()
        .run(n, features.values(), ones, uniforms(0), models.list(), new double[0], e);
    return e[0];
  }

  @Override
  public XcValue evaluate(Features features) {
    double[] energy = new double[1];
    double[][] derivative = new double[features.layout().channels()][features.points()];
    recorded(features)
        .gradientProgram()
        .run(
            features.points(),
            features.values(),
            features.weights(),
            uniforms(0),
            models.list(),
            energy,
            derivative);
    return new XcValue(energy[0], derivative);
  }

  @Override
  public XcKernel linearise(Features features) {
    RecordedForm.Hessian hessian = recorded(features).hessian();
    double[][] second = new double[hessian.outputs()][features.points()];
    hessian
        .program()
        .run(
            features.points(),
            features.values(),
            features.weights(),
            uniforms(0),
            models.list(),
            new double[0],
            second);
    return new HessianKernel(
        features.layout().channels(), features.points(), hessian.position(), second);
  }

  @Override
  public void addParameterGradient(
      Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
    int channels = layout(features.layout().spins()).channels();
    int n = features.points();
    double[][] inputs = Arrays.copyOf(features.values(), 2 * channels + 1);
    if (tangent != null) {
      System.arraycopy(tangent, 0, inputs, channels, channels);
    }
    inputs[2 * channels] = features.weights();
    RecordedForm recorded = recorded(features);
    (tangent == null ? recorded.energyParameterProgram() : recorded.parameterProgram())
        .add(
            n,
            inputs,
            uniforms(seed),
            models.list(),
            models.offsets(closed.constants().size()),
            gradient);
  }
}
