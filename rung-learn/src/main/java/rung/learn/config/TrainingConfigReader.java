package rung.learn.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.discretisation.ElectricField;
import rung.learn.data.DataSource;
import rung.learn.data.Datum;
import rung.learn.data.DatumKinds;
import rung.learn.data.LossForm;
import rung.learn.data.Quantity;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.learn.yaml.YamlReader;
import rung.system.InputException;

/** Reads a training configuration, strictly. */
public final class TrainingConfigReader {
  private static final String[] KEYS = {
    "functional",
    "method",
    "scf",
    "data",
    "loss",
    "optimizer",
    "penalties",
    "stabilise",
    "stages",
    "early_stopping",
    "batch_size",
    "seed",
    "threads",
    "checkpoint_every"
  };

  private TrainingConfigReader() {}

  /** Reads the file; relative paths in it are relative to its folder. */
  public static TrainingConfig read(Path file) {
    return read(file, new DataSource.InFile(file).read());
  }

  /** Reads the text of {@code file}. */
  public static TrainingConfig read(Path file, String text) {
    return read(file, text, YamlReader.read(file.toString(), text));
  }

  static TrainingConfig read(Path file, String text, YamlNode root) {
    YamlFields fields = YamlFields.of(root, "a training configuration", KEYS);
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    FunctionalChoice functional = FunctionalReader.read(fields.node("functional"), folder);
    DataReader.Roles data = DataReader.read(fields.node("data"), folder);
    int batchSize =
        fields.has("batch_size") && !fields.text("batch_size").equals("all")
            ? fields.integer("batch_size", 1, 1)
            : data.train().size();
    return new TrainingConfig(
        file,
        text,
        functional,
        method(fields.node("method"), folder),
        scf(fields),
        data.train(),
        data.validation(),
        data.holdout(),
        loss(fields),
        stages(fields),
        earlyStopping(fields, data.validation()),
        Math.min(batchSize, data.train().size()),
        fields.integer("seed", 0, 0),
        fields.integer("threads", 0, 0),
        fields.integer("checkpoint_every", 1, 1));
  }

  private static EarlyStoppingOptions earlyStopping(YamlFields config, List<Datum> validation) {
    boolean stops = config.has("early_stopping");
    if (stops == validation.isEmpty()) {
      throw new InputException(
          stops
              ? "'early_stopping' without validation data"
              : "validation data that nothing looks at",
          stops ? config.where("early_stopping") : config.where("data"),
          stops
              ? "add data: {validation: [{set: …}]}"
              : "add 'early_stopping: {patience: 5, every: 10}'");
    }
    return stops
        ? EarlyStoppingOptions.read(config.node("early_stopping"))
        : EarlyStoppingOptions.NONE;
  }

  private static Method method(YamlNode node, Path folder) {
    YamlFields fields =
        YamlFields.of(node, "'method'", "basis", "aux", "grid", "nonlocal_grid", "field");
    return new Method(
        nameOrFile(fields.fileName("basis"), folder),
        nameOrFile(fields.fileName("aux", "auto"), folder),
        numbers(fields, "grid", "3"),
        numbers(fields, "nonlocal_grid", "1"),
        ElectricField.parse(
            numbers(fields, "field", "0,0,0"),
            fields.has("field") ? fields.where("field") : fields.where()),
        fields.where());
  }

  /** Some numbers as a list or a text. */
  private static String numbers(YamlFields fields, String name, String usual) {
    return fields.has(name) && fields.node(name) instanceof YamlNode.Items items
        ? String.join(
            ",", items.items().stream().map(i -> YamlFields.text(i, "'" + name + "'")).toList())
        : fields.text(name, usual);
  }

  /** A file beside the configuration, by its whole path; anything else is a name. */
  private static String nameOrFile(String text, Path folder) {
    boolean mayBeFile = text.contains("/") || text.matches(".*\\.[A-Za-z][A-Za-z0-9]*");
    Path file = folder.resolve(text).normalize();
    return mayBeFile && Files.isRegularFile(file) ? file.toString() : text;
  }

  private static ScfOptions scf(YamlFields config) {
    ScfOptions usual = new ScfOptions(100, 1e-8, 1e-5, true);
    if (!config.has("scf")) {
      return usual;
    }
    YamlFields fields =
        YamlFields.of(
            config.node("scf"),
            "'scf'",
            "max_iterations",
            "energy_tolerance",
            "gradient_tolerance",
            "warm_start",
            "solver",
            "stability",
            "occupation",
            "guess");
    return new ScfOptions(
            fields.integer("max_iterations", usual.maxIterations(), 1),
            fields.positive("energy_tolerance", usual.energyTolerance()),
            fields.positive("gradient_tolerance", usual.gradientTolerance()),
            fields.flag("warm_start", usual.warmStart()))
        .with(
            fields.text("solver", "usual"),
            fields.text("stability", "off"),
            fields.text("occupation", "aufbau"),
            fields.text("guess", "atomic"),
            fields.where());
  }

  private static LossOptions loss(YamlFields config) {
    if (!config.has("loss")) {
      return new LossOptions(Map.of(), LossForm.SQUARED);
    }
    List<String> quantities = DatumKinds.quantities().stream().map(Quantity::name).toList();
    List<String> keys =
        new ArrayList<>(List.of("form", "huber_delta_kcal_per_mol", "per", "scale"));
    keys.addAll(quantities);
    YamlFields fields = YamlFields.of(config.node("loss"), "'loss'", keys.toArray(String[]::new));
    boolean huber = fields.choice("form", "squared", "squared", "huber").equals("huber");
    if (!huber && fields.has("huber_delta_kcal_per_mol")) {
      throw new InputException(
          "'huber_delta_kcal_per_mol' belongs to 'form: huber'",
          fields.where("huber_delta_kcal_per_mol"),
          "remove it or set the form");
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String quantity : quantities) {
      double weight = fields.number(quantity, 1, 0);
      if (weight != 1) {
        weights.put(quantity, weight);
      }
    }
    return new LossOptions(
        weights,
        new LossForm(
            huber ? fields.positive("huber_delta_kcal_per_mol", 5) : Double.POSITIVE_INFINITY,
            fields.choice("per", "reaction", "reaction", "atom").equals("atom")),
        LossOptions.Scale.valueOf(
            fields
                .choice("scale", "none", "none", "uncertainty", "learned")
                .toUpperCase(Locale.ROOT)));
  }

  private static List<Stage> stages(YamlFields config) {
    StageReader.Usual usual = StageReader.Usual.read(config);
    List<Stage> stages = new ArrayList<>();
    for (YamlNode node : config.items("stages")) {
      stages.add(StageReader.read(node, usual));
    }
    if (stages.isEmpty()) {
      throw new InputException(
          "there are no stages", config.where("stages"), "add '- {mode: self-consistent, …}'");
    }
    return stages;
  }
}
