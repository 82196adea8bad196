package rung.learn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import rung.check.Penalties;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.learn.config.PenaltyOptions;
import rung.learn.config.ScfRecipe;
import rung.learn.config.StabiliseOptions;
import rung.learn.config.Stage;
import rung.learn.config.TrainingConfig;
import rung.learn.objective.FixedDensityObjective;
import rung.learn.objective.Loss;
import rung.learn.objective.LossScales;
import rung.learn.objective.Objective;
import rung.learn.objective.PenalisedObjective;
import rung.learn.objective.PretrainObjective;
import rung.learn.objective.SelfConsistentObjective;
import rung.learn.task.PooledSystems;
import rung.learn.task.Progress;
import rung.learn.task.Settings;
import rung.learn.task.SystemPool;
import rung.learn.task.SystemRunner;
import rung.learn.task.Targets;
import rung.learn.task.ThreadRunner;
import rung.learn.task.WarmStart;
import rung.molecular.SystemSettings;
import rung.neural.model.FunctionalResolver;
import rung.parallel.Workers;
import rung.system.InputException;

/** What a configuration needs before its first step: systems, references, functionals. */
public final class Training {
  private final TrainingConfig config;
  private final Trainee trainee;
  private final Workers workers;
  private final Progress progress;
  private final SystemPool pool;
  private final Targets targets;
  private final List<String> notes;
  private final Loss loss;
  private final ScfRecipe recipe;
  private final ToDoubleFunction<double[]> validation;

  private Training(TrainingConfig config, Trainee trainee, Workers workers, Progress progress) {
    this.config = config;
    this.trainee = trainee;
    this.workers = workers;
    this.progress = progress;
    config.stages().stream().filter(s -> s.parent() != null).forEach(Training::parent);
    config.stages().forEach(this::penalties);
    this.notes =
        Stream.of(config.train(), config.validation(), config.holdout())
            .flatMap(data -> Targets.check(data).stream())
            .toList();
    SystemSettings settings =
        Settings.of(
            config.method(),
            List.of(trainee.base(), trainee.start()),
            SystemPool.distinct(config.train()).size()
                + SystemPool.distinct(config.validation()).size());
    SystemPool.distinct(config.holdout()).forEach(n -> SystemPool.check(n, settings));
    SystemPool.distinct(config.validation()).forEach(n -> SystemPool.check(n, settings));
    this.pool = SystemPool.build(config.train(), settings, workers, progress);
    this.targets = Targets.prepare(config.train(), pool, workers);
    this.loss = new Loss(config.loss());
    this.recipe = config.scf().recipe();
    this.validation = validation(settings);
  }

  /** The loss of the validation data at self-consistent densities, always from a fresh start. */
  private ToDoubleFunction<double[]> validation(SystemSettings settings) {
    if (config.validation().isEmpty()) {
      return parameters -> Double.NaN;
    }
    SystemPool own = SystemPool.build(config.validation(), settings, workers, progress);
    SystemRunner runner =
        new ThreadRunner(
            new PooledSystems(own, Targets.prepare(config.validation(), own, workers)),
            Settings.LINEAR_SOLVER,
            workers);
    SelfConsistentObjective objective =
        new SelfConsistentObjective(
            own, loss, recipe, new WarmStart(false, own.size()), runner, StabiliseOptions.NONE);
    return parameters ->
        objective
            .solve(trainee.start().withParameters(parameters), config.validation())
            .value()
            .total();
  }

  /** Early stopping before its first look. */
  EarlyStopping earlyStopping() {
    LossScales scales = scales();
    return new EarlyStopping(
        config.earlyStopping(), all -> validation.applyAsDouble(scales.head(all)));
  }

  /** Builds everything; bad input is refused here. */
  public static Training prepare(
      TrainingConfig config, Trainee trainee, Workers workers, Progress progress) {
    return new Training(config, trainee, workers, progress);
  }

  /** The objective of a stage. */
  Objective objective(Stage stage, WarmStart warmStart) {
    Objective data = data(stage, warmStart);
    Penalties penalties = penalties(stage);
    return penalties.none() ? data : new PenalisedObjective(data, penalties);
  }

  private Penalties penalties(Stage stage) {
    PenaltyOptions options = stage.penalties();
    Map<String, Double> weights = new LinkedHashMap<>(options.weights());
    weights.putAll(stage.stabilise().ofTheFunctional());
    try {
      return new Penalties(trainee.start(), weights, options.points(), config.seed(), workers);
    } catch (InputException e) {
      throw new InputException(e.what(), options.where(), e.remedy());
    }
  }

  private Objective data(Stage stage, WarmStart warmStart) {
    return switch (stage.mode()) {
      case PRETRAIN -> pretrain(stage);
      case FIXED_DENSITY -> fixedDensity(warmStart);
      case SELF_CONSISTENT -> selfConsistent(loss, recipe, warmStart, stage.stabilise());
    };
  }

  private PretrainObjective pretrain(Stage stage) {
    return new PretrainObjective(parent(stage), trainee.start(), config.seed(), workers);
  }

  private static Functional parent(Stage stage) {
    Functional parent = FunctionalResolver.resolve(Objects.requireNonNull(stage.parent()));
    if (parent.ingredients().contains(Ingredient.LAPLACIAN)) {
      throw new InputException(
          "'" + parent.name() + "' is not a function of ρ, ∇ρ and τ at a point",
          "parent",
          "choose a semilocal parent");
    }
    return parent;
  }

  /** The objective at the base functional's densities. */
  public FixedDensityObjective fixedDensity(WarmStart warmStart) {
    return new FixedDensityObjective(
        pool,
        targets,
        config.train(),
        trainee.base(),
        trainee.start(),
        recipe,
        loss,
        warmStart,
        workers,
        progress);
  }

  /** The objective at self-consistent densities, of the data alone. */
  public SelfConsistentObjective selfConsistent(
      Loss ofLoss, ScfRecipe ofRecipe, WarmStart warmStart) {
    return selfConsistent(ofLoss, ofRecipe, warmStart, StabiliseOptions.NONE);
  }

  private SelfConsistentObjective selfConsistent(
      Loss ofLoss, ScfRecipe ofRecipe, WarmStart warmStart, StabiliseOptions stabilise) {
    SystemRunner runner =
        new ThreadRunner(new PooledSystems(pool, targets), Settings.LINEAR_SOLVER, workers);
    return new SelfConsistentObjective(pool, ofLoss, ofRecipe, warmStart, runner, stabilise);
  }

  /** The loss' scales before training. */
  LossScales scales() {
    return LossScales.start(config.loss(), config.train());
  }

  /** Length of the vector that is trained: θ, and behind it the logarithms of the scales. */
  int size() {
    return trainee.start().parameters().size() + scales().size();
  }

  /** Starts without densities. */
  public WarmStart warmStart(boolean used) {
    return new WarmStart(used, pool.size());
  }

  /** What the user should know of the data, one line each. */
  public List<String> notes() {
    return notes;
  }

  public TrainingConfig config() {
    return config;
  }

  public Trainee trainee() {
    return trainee;
  }

  public SystemPool pool() {
    return pool;
  }

  public Targets targets() {
    return targets;
  }

  public Workers workers() {
    return workers;
  }
}
