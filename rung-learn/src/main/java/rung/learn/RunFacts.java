package rung.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.learn.config.FunctionalChoice;
import rung.learn.config.TrainingConfig;

/** What a reader of a report asks first: what ran, on what, with which seed. */
final class RunFacts {
  private RunFacts() {}

  static Map<String, String> of(TrainingConfig config, int parameters, int threads) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("configuration", String.valueOf(config.file().getFileName()));
    facts.put("functional", describe(config.functional()));
    facts.put("trainable parameters", Integer.toString(parameters));
    facts.put("basis", config.method().basis());
    facts.put("fitting basis", config.method().aux());
    facts.put("grid", config.method().grid());
    facts.put("training data", Integer.toString(config.train().size()));
    if (!config.validation().isEmpty()) {
      facts.put("validation data", Integer.toString(config.validation().size()));
    }
    facts.put("held-out data", Integer.toString(config.holdout().size()));
    facts.put("seed of the data order", Long.toString(config.seed()));
    facts.put("threads", Integer.toString(threads));
    facts.put("processor", processor());
    facts.put(
        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    @Nullable String version = RunFacts.class.getPackage().getImplementationVersion();
    facts.put("Rung", version == null ? "unpackaged" : version);
    return facts;
  }

  private static String describe(FunctionalChoice choice) {
    return switch (choice) {
      case FunctionalChoice.Neural n ->
          String.format(
              Locale.ROOT,
              "%s over %s, layers %s, %s, seed %d",
              n.design().kind(),
              n.design().base(),
              n.hidden(),
              n.activation(),
              n.seed());
      case FunctionalChoice.Analytic a ->
          a.expression() + ", free: " + (a.free().isEmpty() ? "all" : String.join(", ", a.free()));
      case FunctionalChoice.Model m -> "model " + m.path();
    };
  }

  private static String processor() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }
}
