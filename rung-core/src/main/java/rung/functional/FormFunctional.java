package rung.functional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.tape.Lazy;
import rung.functional.tape.RecordedForm;

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
  private final Map<String, PointModel> models;
  private final List<PointModel> modelList;
  private final Parameters parameters;

  /** A form without holes. */
  public FormFunctional(EnergyForm form) {
    this(form, Map.of());
  }

  /**
   * @param models the point models by the names under which the form calls them, in the order of
   *     their parameters
   */
  public FormFunctional(EnergyForm form, Map<String, PointModel> models) {
    this(
        form,
        record(form, 1, models),
        new Lazy<>(() -> record(form, 2, models)),
        all(form, models),
        null);
  }

  private FormFunctional(
      EnergyForm form,
      RecordedForm closed,
      Lazy<RecordedForm> open,
      Map<String, PointModel> models,
      double @Nullable [] constants) {
    this.form = form;
    this.closed = closed;
    this.open = open;
    this.models = models;
    this.modelList = List.copyOf(models.values());
    List<Parameters.Slice> slices = new ArrayList<>();
    closed.constants().keySet().forEach(name -> slices.add(new Parameters.Slice(name, 1)));
    double[] start =
        constants != null
            ? constants
            : closed.constants().values().stream().mapToDouble(v -> v).toArray();
    double[] values = start.clone();
    for (Map.Entry<String, PointModel> entry : models.entrySet()) {
      Parameters own = entry.getValue().parameters();
      for (Parameters.Slice slice : own.slices()) {
        slices.add(new Parameters.Slice(entry.getKey() + "." + slice.name(), slice.length()));
      }
      int from = values.length;
      values = Arrays.copyOf(values, from + own.size());
      System.arraycopy(own.values(), 0, values, from, own.size());
    }
    this.parameters = new Parameters(slices, values);
  }

  private static void checkNetworks(EnergyForm form, Map<String, PointModel> models) {
    if (!form.networks().keySet().equals(models.keySet())) {
      throw new IllegalArgumentException(
          form.name()
              + " wants the networks "
              + form.networks().keySet()
              + ", not "
              + models.keySet());
    }
    form.networks()
        .forEach(
            (name, inputs) -> {
              PointModel model = models.get(name);
              if (model != null && model.inputs() != inputs) {
                throw new IllegalArgumentException(
                    "network " + name + " has " + model.inputs() + " variables, not " + inputs);
              }
            });
  }

  /** The models that the form brings along, then those that fill its holes. */
  private static Map<String, PointModel> all(EnergyForm form, Map<String, PointModel> models) {
    checkNetworks(form, models);
    Map<String, PointModel> all = new LinkedHashMap<>(form.models());
    all.putAll(models);
    return all;
  }

  private static RecordedForm record(EnergyForm form, int spins, Map<String, PointModel> models) {
    return new RecordedForm(
        form, FeatureLayout.of(spins, form.ingredients()), List.copyOf(all(form, models).keySet()));
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
    return java.util.Collections.unmodifiableMap(models);
  }

  @Override
  public Set<Ingredient> ingredients() {
    return EnumSet.copyOf(form.ingredients());
  }

  @Override
  public double exchangeDensityRange() {
    return form.exchangeDensityRange();
  }

  private FormNumbers numbers() {
    return new FormNumbers(parameters.values());
  }

  @Override
  public ExactExchange exactExchange() {
    return numbers().exactExchange(closed.exactExchange());
  }

  @Override
  public boolean hasExactExchange() {
    return closed.exactExchange() != null;
  }

  @Override
  public void addExactExchangeGradient(
      double fullRange, double longRange, double omega, double[] gradient) {
    numbers().addGradient(closed.exactExchange(), gradient, fullRange, longRange, omega);
  }

  @Override
  public Vv10 vv10() {
    return numbers().vv10(closed.vv10());
  }

  @Override
  public boolean hasVv10() {
    return closed.vv10() != null;
  }

  @Override
  public void addVv10Gradient(double factor, double b, double c, double[] gradient) {
    numbers().addGradient(closed.vv10(), gradient, factor, b, c);
  }

  @Override
  public Dispersion dispersion() {
    return numbers().dispersion(closed.dispersion());
  }

  @Override
  public boolean hasDispersion() {
    return closed.dispersion() != null;
  }

  @Override
  public void addDispersionGradient(double s6, double s8, double a1, double a2, double[] gradient) {
    numbers().addGradient(closed.dispersion(), gradient, s6, s8, a1, a2);
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
    int from = constants;
    Map<String, PointModel> changed = new LinkedHashMap<>();
    for (Map.Entry<String, PointModel> entry : models.entrySet()) {
      int size = entry.getValue().parameters().size();
      double[] own = Arrays.copyOfRange(values, from, from + size);
      changed.put(entry.getKey(), entry.getValue().withParameters(own));
      from += size;
    }
    return new FormFunctional(form, closed, open, changed, Arrays.copyOf(values, constants));
  }

  @Override
  public Optional<Functional> exchangePart() {
    return part(FunctionalSum.Kind.EXCHANGE);
  }

  @Override
  public Optional<Functional> correlationPart() {
    return part(FunctionalSum.Kind.CORRELATION);
  }

  /** A part of the form, with the present values of its constants and networks. */
  private Optional<Functional> part(FunctionalSum.Kind kind) {
    return form.part(kind).map(this::restricted);
  }

  private Functional restricted(EnergyForm part) {
    Map<String, PointModel> own = new LinkedHashMap<>(models);
    own.keySet().retainAll(part.networks().keySet());
    FormFunctional functional = new FormFunctional(part, own);
    double[] values = functional.parameters().values().clone();
    int next = 0;
    for (Parameters.Slice slice : functional.parameters().slices()) {
      int from = 0;
      for (Parameters.Slice known : parameters.slices()) {
        if (known.name().equals(slice.name())) {
          System.arraycopy(parameters.values(), from, values, next, slice.length());
        }
        from += known.length();
      }
      next += slice.length();
    }
    return functional.withParameters(values);
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
    int constants = closed.constants().size();
    double[] uniforms = Arrays.copyOf(parameters.values(), constants + 1);
    uniforms[constants] = seed;
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
        .run(n, features.values(), ones, uniforms(0), modelList, new double[0], e);
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
            modelList,
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
            modelList,
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
    int[] offsets = new int[modelList.size()];
    int offset = closed.constants().size();
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset += modelList.get(i).parameters().size();
    }
    RecordedForm recorded = recorded(features);
    (tangent == null ? recorded.energyParameterProgram() : recorded.parameterProgram())
        .add(n, inputs, uniforms(seed), modelList, offsets, gradient);
  }
}
