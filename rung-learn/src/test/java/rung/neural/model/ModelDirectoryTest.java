package rung.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.NeuralShape;
import rung.functional.neural.ReducedVariable;
import rung.functional.neural.Rung;
import rung.functional.neural.TrainedConstants;
import rung.neural.Activation;
import rung.neural.SplitMix64;
import rung.system.InputException;
import rung.system.OutputException;

class ModelDirectoryTest {
  @TempDir Path folder;

  private static final ModelSpec.Neural GGA =
      new ModelSpec.Neural(Rung.GGA, "pbe", List.of(4, 3), Activation.SILU);

  private static Model trained(ModelSpec spec) {
    Functional start = spec.create(7);
    double[] theta = start.parameters().values().clone();
    SplitMix64 random = new SplitMix64(8);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += 0.1 * random.nextDouble();
    }
    return new Model(
        spec, start.withParameters(theta), Map.of("data", List.of("h2o", "n2"), "seed", 7));
  }

  @Test
  void newNeuralFunctionalsEqualTheirBase() {
    Functional pbe = Functionals.parse("pbe");
    Features features =
        new Features(
            GGA.create(3).layout(2),
            2,
            new double[][] {{0.3, 1}, {0.2, 1e-5}, {0.1, 0.4}, {0.02, 0}, {0.05, 1e-9}},
            new double[] {1, 1});
    double[] expected = pbe.energyDensity(features);
    assertThat(GGA.create(3).energyDensity(features)).containsExactly(expected);
    assertThat(
            new ModelSpec.Neural(Rung.LDA, "pbe", List.of(8), Activation.TANH)
                .create(3)
                .energyDensity(features))
        .containsExactly(expected);
  }

  private static ModelSpec preset(NeuralPreset preset) {
    NeuralDesign design = preset.design(preset.usualBase(), TrainedConstants.NONE);
    return new ModelSpec.Neural(design, List.of(3), Activation.TANH);
  }

  static Stream<ModelSpec> specs() {
    return Stream.of(
        GGA,
        new ModelSpec.Neural(
            NeuralPreset.GGA.added(
                "pbe",
                NeuralConstraints.usual(Rung.GGA).withUniformGasLimit(false),
                TrainedConstants.ALL),
            List.of(5),
            Activation.GELU),
        new ModelSpec.Neural(Rung.LDA, "0.9*lda_x+lda_c_pw", List.of(6, 6, 6), Activation.TANH),
        new ModelSpec.Neural(Rung.META_GGA, "r2scan", List.of(5), Activation.TANH),
        new ModelSpec.Neural(
            NeuralPreset.META_GGA.design(
                "pbe",
                new NeuralConstraints(false, true, false, 1.804, true, false),
                TrainedConstants.of(List.of("gga_x_pbe.mu"))),
            List.of(5),
            Activation.TANH),
        preset(NeuralPreset.LOCAL_HYBRID),
        preset(NeuralPreset.DM21),
        preset(NeuralPreset.XCDIFF),
        new ModelSpec.Neural(
            new NeuralDesign(
                NeuralDesign.OWN_KIND,
                "pbe0",
                List.of(
                    new NeuralDesign.Correction(
                        NeuralShape.BOUNDED_EXCHANGE, List.of(ReducedVariable.LARGE_GRADIENT)),
                    new NeuralDesign.Correction(
                        NeuralShape.SCALED_CORRELATION, List.of(ReducedVariable.RADIUS))),
                NeuralConstraints.NONE.withLargeGradientDecay(true).withSlopeBound(2),
                TrainedConstants.of(List.of("hyb_gga_xc_pbeh.a"))),
            List.of(4),
            Activation.SOFTPLUS),
        new ModelSpec.Analytic("0.5*lda_x+0.5*gga_x_pbe+gga_c_pbe"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsReadIsWhatWasWritten(ModelSpec spec) {
    Model model = trained(spec);
    Path directory = folder.resolve("model");
    ModelDirectory.save(directory, model);
    Model read = ModelDirectory.load(directory);
    assertThat(read.spec()).isEqualTo(spec);
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.functional().parameters().slices())
        .isEqualTo(model.functional().parameters().slices());
    assertThat(read.functional().parameters().values())
        .containsExactly(model.functional().parameters().values());
    assertThat(FunctionalResolver.resolve(directory.toString()).parameters().values())
        .containsExactly(model.functional().parameters().values());
  }

  @Test
  void aCertificateChangesTheDescriptionAndNothingElse() throws IOException {
    Path directory = folder.resolve("model");
    Model model = trained(GGA);
    ModelDirectory.save(directory, model);
    Files.writeString(directory.resolve("notes.txt"), "mine");
    byte[] weights = Files.readAllBytes(directory.resolve(ModelDirectory.WEIGHTS));
    ModelDirectory.saveDescription(directory, model.withCertificate(Map.of("passed", true)));
    Model read = ModelDirectory.load(directory);
    assertThat(read.certificate()).containsEntry("passed", true);
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(Files.readAllBytes(directory.resolve(ModelDirectory.WEIGHTS))).isEqualTo(weights);
    assertThat(directory.resolve("notes.txt")).hasContent("mine");
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside).containsExactly(directory);
    }
    assertThatThrownBy(() -> ModelDirectory.saveDescription(folder.resolve("none"), model))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("there is no folder");
  }

  @Test
  void aModelReplacesAModelButNothingElse() throws IOException {
    Path directory = folder.resolve("model");
    ModelDirectory.save(directory, trained(GGA));
    Model other = trained(new ModelSpec.Analytic("pbe"));
    ModelDirectory.save(directory, other);
    assertThat(ModelDirectory.load(directory).spec()).isEqualTo(other.spec());
    Files.writeString(directory.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> ModelDirectory.save(directory, trained(GGA)))
        .isInstanceOf(InputException.class);
    assertThat(ModelDirectory.load(directory).spec()).isEqualTo(other.spec());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(directory);
    }
  }

  @Test
  void weightsAreWhatOtherReadersOfTheFormatExpect() throws IOException {
    Path directory = folder.resolve("model");
    Model model = trained(GGA);
    ModelDirectory.save(directory, model);
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(directory.resolve(ModelDirectory.WEIGHTS)))
            .order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) file.getLong();
    String header = new String(file.array(), 8, length, StandardCharsets.UTF_8);
    assertThat(length % 8).isZero();
    assertThat(header)
        .startsWith(
            "{\"exchange.layer0.weight\":{\"dtype\":\"F64\",\"shape\":[4,2],\"data_offsets\":[0,64]}");
    assertThat(file.getDouble(8 + length)).isEqualTo(model.functional().parameters().values()[0]);
  }

  static Stream<Arguments> brokenWeights() {
    return Stream.of(
        Arguments.of("are announced", cut(100)),
        Arguments.of("cut short", cut(5)),
        Arguments.of("ends inside its header", cut(40)),
        Arguments.of("announces a header", length(-1)),
        Arguments.of("announces a header", length(1L << 60)),
        Arguments.of("announces a header", length(0)),
        Arguments.of("known: F64", header("\"F64\"", "\"F32\"")),
        Arguments.of("does not fit the shape", header("[4,2]", "[4,3]")),
        Arguments.of("has shape [2, 4], not [4, 2]", header("[4,2]", "[2,4]")),
        Arguments.of("shape is impossible", header("[4,2]", "[-4,-2]")),
        Arguments.of("shape is impossible", header("[4,2]", "[99999,99999]")),
        Arguments.of("does not fit the shape", header("[0,64]", "[-64,0]")),
        Arguments.of("gaps or overlaps", header("[0,64]", "[8,72]")),
        Arguments.of("no valid JSON", header("{\"exchange", "[\"exchange")),
        Arguments.of(
            "lacks 'exchange.layer0.weight'",
            header("exchange.layer0.weight", "exchange.layerX.weight")),
        Arguments.of("did you mean 'shape'?", header("\"shape\"", "\"shap\"")),
        Arguments.of("no key 'device'", header("\"dtype\"", "\"device\":1,\"dtype\"")),
        Arguments.of("a tensor must be an object", header("{\"dtype", "1,\"x\":{\"dtype")),
        Arguments.of("__metadata__.by", header("{", "{\"__metadata__\":{\"by\":1},")),
        Arguments.of("does not fit the shape", header("[0,64]", "[0.5,64.5]")),
        Arguments.of("shape is impossible", header("[4,2]", "[4,2.5]")),
        Arguments.of("'shape[0]' is '\"4\"'", header("[4,2]", "[\"4\",2]")),
        Arguments.of("NaN", (Change) bytes -> put(bytes, bytes.length - 8, Double.NaN)),
        Arguments.of("Infinity", (Change) bytes -> put(bytes, bytes.length - 8, 1 / 0.0)),
        Arguments.of(
            "bytes of numbers",
            (Change) bytes -> java.util.Arrays.copyOf(bytes, bytes.length + 8)));
  }

  interface Change {
    byte[] of(byte[] bytes);
  }

  private static Change cut(int size) {
    return bytes -> java.util.Arrays.copyOf(bytes, size == 100 ? bytes.length - 12 : size);
  }

  private static Change length(long length) {
    return bytes -> {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
      return bytes;
    };
  }

  /** The header with a text replaced, padded or refitted to its new length. */
  private static Change header(String from, String to) {
    return bytes -> {
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int length = (int) file.getLong(0);
      String text = new String(bytes, 8, length, StandardCharsets.UTF_8);
      byte[] changed =
          text.replaceFirst(java.util.regex.Pattern.quote(from), to)
              .getBytes(StandardCharsets.UTF_8);
      ByteBuffer result =
          ByteBuffer.allocate(bytes.length - length + changed.length)
              .order(ByteOrder.LITTLE_ENDIAN);
      result.putLong(changed.length).put(changed).put(bytes, 8 + length, bytes.length - 8 - length);
      return result.array();
    };
  }

  private static byte[] put(byte[] bytes, int at, double value) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("brokenWeights")
  void brokenWeightsAreNamedInOneLine(String expected, Change change) throws IOException {
    Path directory = folder.resolve("model");
    ModelDirectory.save(directory, trained(GGA));
    Path file = directory.resolve(ModelDirectory.WEIGHTS);
    Files.write(file, change.of(Files.readAllBytes(file)));
    assertThatThrownBy(() -> ModelDirectory.load(directory))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(expected)
        .hasMessageNotContaining("\n");
  }

  static Stream<Arguments> brokenDescriptions() {
    return Stream.of(
        Arguments.of("no valid JSON", "{", ""),
        Arguments.of("no valid JSON", "}", "} {}"),
        Arguments.of("no JSON object", "(?s).*", "[1]"),
        Arguments.of("does not say", "rung-model", "other"),
        Arguments.of("version", "\"version\" : 1", "\"version\" : 2"),
        Arguments.of("version", "\"version\" : 1", "\"version\" : \"1\""),
        Arguments.of("did you mean 'neural-gga'?", "neural-gga", "neural-xgga"),
        Arguments.of("architecture.type: 'type' is 'pickle'", "mlp", "pickle"),
        Arguments.of("did you mean 'gelu'?", "silu", "relu"),
        Arguments.of("width", "\\[ 4, 3 \\]", "[ 4, -3 ]"),
        Arguments.of("width", "\\[ 4, 3 \\]", "[ 4, 3.5 ]"),
        Arguments.of("width", "\\[ 4, 3 \\]", "[ 4, 100000000 ]"),
        Arguments.of("hidden[1]", "\\[ 4, 3 \\]", "[ 4, \"3\" ]"),
        Arguments.of("hidden layers", "\\[ 4, 3 \\]", "[ ]"),
        Arguments.of("numbers where", "\\[ 4, 3 \\]", "[ 4000, 3000 ]"),
        Arguments.of("shape", "\\[ 4, 3 \\]", "[ 3, 3 ]"),
        Arguments.of("did you mean 'added-exchange'?", "added-exchange", "adde-exchange"),
        Arguments.of("'s_hal' is not a feature; did you mean 's_half'?", "s_half", "s_hal"),
        Arguments.of("did you mean 'base'?", "\"base\"", "\"bass\""),
        Arguments.of("lacks 'base'", "\"base\" : \"pbe\",", ""),
        Arguments.of("unknown functional 'pbf'", "\"pbe\"", "\"pbf\""),
        Arguments.of("train_base", "\"train_base\" : false", "\"train_base\" : 1"),
        // one spelling, that of the configuration; every constraint is said
        Arguments.of(
            "no key 'exchange_spin_scaling'; known: spin_scaling", "\"spin_", "\"exchange_spin_"),
        Arguments.of("did you mean 'coordinate_scaling'?", "\"coord", "\"exchange_coord"),
        Arguments.of("no key 'trainable_base'", "\"train_base", "\"trainable_base"),
        Arguments.of("no key 'features'", "\"ingredients", "\"features"),
        Arguments.of("lacks 'large_gradient_decay'", "\"large_gradient_decay\" : false,", ""),
        Arguments.of("lacks 'slope_bound'", ",\\s*\"slope_bound\" : 0.0", ""),
        Arguments.of("lacks 'terms'", "(?s)\"terms\" : .*?\"constraints\"", "\"constraints\""),
        // nothing is passed over
        Arguments.of("did you mean 'slope_bound'?", "slope_bound", "slope_bond"),
        Arguments.of(
            "'slope_bound' is '\"2\"'", "\"slope_bound\" : 0.0", "\"slope_bound\" : \"2\""),
        Arguments.of("decay' is '1'", "decay\" : false", "decay\" : 1"),
        Arguments.of("no key 'expression'", "\"base\"", "\"expression\" : \"pbe\", \"base\""),
        Arguments.of("terms[0]: a term has no key 'shape'", "\"form\"", "\"shape\" : 1, \"form\""),
        Arguments.of("has no key 'dropout'", "\"activation\"", "\"dropout\" : 0.1, \"activation\""),
        Arguments.of("which need density, gradient", "\"gradient\"", "\"tau\""),
        Arguments.of("which need density, gradient", "\"density\", ", ""),
        Arguments.of("'exchange' 2 variables", "\"exchange\" : 2", "\"exchange\" : 3"),
        Arguments.of("no key 'xc'", "\"exchange\" : 2", "\"xc\" : 2"),
        Arguments.of(
            "'provenance' must be an object",
            "\"provenance\" : ",
            "\"provenance\" : 1, \"certificate\" :"));
  }

  @ParameterizedTest
  @MethodSource("brokenDescriptions")
  void brokenDescriptionsAreNamedInOneLine(String expected, String from, String to)
      throws IOException {
    Path directory = folder.resolve("model");
    ModelDirectory.save(directory, trained(GGA));
    Path file = directory.resolve(ModelDirectory.DESCRIPTION);
    String text = Files.readString(file);
    String changed =
        from.length() == 1
            ? text.replaceFirst(java.util.regex.Pattern.quote(from), to)
            : text.replaceFirst(from, to);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
    assertThatThrownBy(() -> ModelDirectory.load(directory))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining(expected)
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesComeBeforePathsAndUnknownOnesAreRefused() throws IOException {
    assertThat(FunctionalResolver.resolve("PBE").parameters().size()).isPositive();
    assertThatThrownBy(() -> FunctionalResolver.resolve(folder.resolve("none").toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> FunctionalResolver.resolve("pbee"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unknown functional");
    Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> FunctionalResolver.resolve(folder.resolve("empty") + "/"))
        .isInstanceOf(InputException.class);
  }
}
