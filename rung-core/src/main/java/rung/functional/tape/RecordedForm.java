package rung.functional.tape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.EnergyPart;
import rung.functional.FeatureLayout;
import rung.functional.Ingredient;
import rung.functional.form.EnergyForm;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.parallel.Lazy;

/**
 * An energy form recorded for one or two spin blocks, with the programs made from it on first use:
 * energy, first derivatives, second derivatives, parameter derivatives. Each is made on a branch of
 * the recorded graph, so that it is the same whichever was made first, by whichever thread.
 *
 * <p>Inputs of the programs: the feature channels, then as many tangent channels, then the
 * quadrature weights (the last two for the parameter program only). Uniforms: the form's constants
 * in the order in which it asks for them, then the energy's seed.
 */
final class RecordedForm {
  private final FeatureLayout layout;
  private final ExpressionGraph graph = new ExpressionGraph();
  private final Map<String, Double> constants = new LinkedHashMap<>();
  private final List<String> networks;
  private final List<Expression> features = new ArrayList<>();
  private final Expression energy;
  private final List<Expression> gradient;
  private final Lazy<StagedProgram> energyProgram;
  private final Lazy<StagedProgram> densityProgram;
  private final Lazy<StagedProgram> gradientProgram;
  private final Lazy<Hessian> hessian;
  private final Lazy<ParameterProgram> parameterProgram;
  private final Lazy<ParameterProgram> energyParameterProgram;
  private final List<PartProgram> parts = new ArrayList<>();

  /**
   * Second derivatives.
   *
   * @param program stores the distinct ones
   * @param outputs number of distinct ones
   * @param position [packed (i, j)] which one, or −1 where the derivative is zero
   */
  public record Hessian(StagedProgram program, int outputs, int[] position) {}

  /**
   * Records a form.
   *
   * @param networks names of the functional's point models
   */
  public RecordedForm(EnergyForm form, FeatureLayout layout, List<String> networks) {
    this.layout = layout;
    this.networks = networks;
    for (int channel = 0; channel < layout.channels(); channel++) {
      features.add(mayBeNegative(channel) ? graph.input(channel) : graph.nonNegativeInput(channel));
    }
    Inputs inputs = new Inputs();
    energy = form.energyDensity(graph, inputs);
    for (Class<? extends EnergyPart> kind : EnergyPart.KINDS) {
      PartFormula<Expression> formula = form.formula(kind, graph, inputs);
      if (formula != null) {
        ExpressionGraph branch = graph.branch();
        List<Expression> coefficients = formula.coefficients(branch);
        parts.add(
            new PartProgram(formula, new UniformProgram(branch, coefficients, constants.size())));
      }
    }
    gradient = Differentiation.gradient(graph, energy, features);
    energyProgram = new Lazy<>(() -> new StagedProgram(List.of(energy), List.of()));
    densityProgram = new Lazy<>(() -> new StagedProgram(List.of(), List.of(energy)));
    gradientProgram = new Lazy<>(() -> new StagedProgram(List.of(energy), gradient));
    hessian = new Lazy<>(this::recordHessian);
    parameterProgram = new Lazy<>(() -> recordParameterProgram(true));
    energyParameterProgram = new Lazy<>(() -> recordParameterProgram(false));
  }

  private boolean mayBeNegative(int channel) {
    return switch (layout.ingredient(channel)) {
      case DENSITY, TAU -> false;
      case GRADIENT -> layout.spins() == 2 && channel == layout.sigma(0, 1);
      case LAPLACIAN, EXCHANGE, LONG_RANGE_EXCHANGE -> true;
    };
  }

  /** Names and published values of the form's constants, in order. */
  public Map<String, Double> constants() {
    return constants;
  }

  /** What the form has beside its energy at the points. */
  public List<PartProgram> parts() {
    return parts;
  }

  /** Sum 0 is the energy. */
  public StagedProgram energyProgram() {
    return energyProgram.get();
  }

  /** Output 0 is e. */
  public StagedProgram densityProgram() {
    return densityProgram.get();
  }

  /** Sum 0 is the energy, output i its derivative with respect to channel i. */
  public StagedProgram gradientProgram() {
    return gradientProgram.get();
  }

  /** Second derivatives with respect to the channels. */
  public Hessian hessian() {
    return hessian.get();
  }

  /** Derivatives of w (seed · e + Σ_i ∂e/∂f_i ḟ_i) with respect to constants and model outputs. */
  public ParameterProgram parameterProgram() {
    return parameterProgram.get();
  }

  /** Derivatives of w · seed · e, from the same inputs: it asks models for no slopes. */
  public ParameterProgram energyParameterProgram() {
    return energyParameterProgram.get();
  }

  private Hessian recordHessian() {
    ExpressionGraph branch = graph.branch();
    int channels = features.size();
    List<Expression> outputs = new ArrayList<>();
    int[] position = new int[channels * (channels + 1) / 2];
    for (int i = 0; i < channels; i++) {
      List<Expression> row =
          Differentiation.gradient(branch, gradient.get(i), features.subList(0, i + 1));
      for (int j = 0; j <= i; j++) {
        Expression second = row.get(j);
        if (second.isConstant(0)) {
          position[Differentiation.triangle(i, j)] = -1;
          continue;
        }
        if (!outputs.contains(second)) {
          outputs.add(second);
        }
        position[Differentiation.triangle(i, j)] = outputs.indexOf(second);
      }
    }
    return new Hessian(new StagedProgram(List.of(), outputs), outputs.size(), position);
  }

  private ParameterProgram recordParameterProgram(boolean tangents) {
    ExpressionGraph branch = graph.branch();
    Expression sum = branch.multiply(branch.uniform(constants.size()), energy);
    for (int i = 0; tangents && i < features.size(); i++) {
      Expression tangent = branch.input(features.size() + i);
      sum = branch.add(sum, branch.multiply(gradient.get(i), tangent));
    }
    sum = branch.multiply(branch.input(2 * features.size()), sum);
    List<Expression> uniforms = new ArrayList<>();
    for (int i = 0; i < constants.size(); i++) {
      uniforms.add(branch.uniform(i));
    }
    return ParameterProgram.record(branch, sum, uniforms);
  }

  /** The form's view of the recorded inputs. */
  private final class Inputs implements PointInputs<Expression> {
    private Expression channel(Ingredient ingredient, int spin) {
      if (!layout.has(ingredient)) {
        throw new IllegalStateException("the form does not declare that it sees " + ingredient);
      }
      boolean closed = layout.spins() == 1;
      Expression own = features.get(layout.channel(ingredient, closed ? 0 : spin));
      return closed ? graph.multiply(ingredient == Ingredient.GRADIENT ? 0.25 : 0.5, own) : own;
    }

    @Override
    public Expression density(int spin) {
      return channel(Ingredient.DENSITY, spin);
    }

    @Override
    public Expression sigma(int spin, int other) {
      return channel(Ingredient.GRADIENT, spin + other);
    }

    @Override
    public Expression tau(int spin) {
      return channel(Ingredient.TAU, spin);
    }

    @Override
    public Expression laplacian(int spin) {
      return channel(Ingredient.LAPLACIAN, spin);
    }

    @Override
    public Expression exchange(int spin) {
      return channel(Ingredient.EXCHANGE, spin);
    }

    @Override
    public Expression longRangeExchange(int spin) {
      return channel(Ingredient.LONG_RANGE_EXCHANGE, spin);
    }

    @Override
    public Expression constant(String name, double value) {
      Double known = constants.putIfAbsent(name, value);
      if (known != null && known != value) {
        throw new IllegalStateException(name + " has two published values");
      }
      return graph.uniform(List.copyOf(constants.keySet()).indexOf(name));
    }

    @Override
    public Expression network(String name, List<Expression> inputs) {
      int number = networks.indexOf(name);
      if (number < 0) {
        throw new IllegalArgumentException("no network " + name + " among " + networks);
      }
      return graph.call(number, inputs);
    }
  }
}
