package rung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import rung.learn.config.Stage;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.system.InputException;

/** A file of every kind that Rung reads, small and whole, and the command that reads it. */
final class FuzzedFiles {
  private static final String XYZ = "2\ncharge=0 multiplicity=1\nH 0.0 0.0 0.0\nH 0.0 0.0 0.74\n";
  private static final String EXTENDED =
      "3\nProperties=species:S:1:pos:R:3:forces:R:3 units=angstrom pbc=\"F F F\" charge=-1 spin=0\n"
          + "O 0 0 0.1 0 0 0\nH 0 0.7 -0.4 1 1 1\n@H 0 -0.7 -0.4 1 1 1\n";
  private static final String SCHEMA =
      """
      {"schema_name": "qcschema_molecule", "schema_version": 2, "symbols": ["O", "H"],
       "geometry": [0, 0, 0, 0, 0, 1.8], "molecular_charge": -1, "molecular_multiplicity": 1,
       "real": [true, true]}
      """;
  private static final String GAUSSIAN =
      """
      ! a comment
      spherical
      ****
      H     0
      S   3   1.00
            3.42525091             0.15432897
            0.62391373             0.53532814
            0.16885540             0.44463454
      SP   1   1.00
            0.5D+00  1.0  1.0
      ****
      """;
  private static final String NWCHEM =
      """
      BASIS "ao basis" SPHERICAL
      H    S
            3.42525091             0.15432897
            0.62391373             0.53532814
            0.16885540             0.44463454
      H    P
            0.5                    1.0
      END
      """;
  private static final String EXCHANGE =
      """
      {"molssi_bse_schema": {"schema_type": "complete", "schema_version": "0.1"}, "name": "small",
       "elements": {"1": {"electron_shells": [{"function_type": "gto", "region": "",
         "angular_momentum": [0], "exponents": ["3.42525091", "0.62391373", "0.16885540"],
         "coefficients": [["0.15432897", "0.53532814", "0.44463454"]]}]}}}
      """;
  private static final String MOLDEN =
      """
      [Molden Format]
      [Atoms] AU
      H 1 1 0.0 0.0 0.0
      H 2 1 0.0 0.0 1.4
      [GTO]
      1 0
      s 1 1.0
      0.5 1.0

      2 0
      s 1 1.0
      0.5 1.0

      [MO]
      Sym= A
      Ene= -0.5
      Spin= Alpha
      Occup= 2.0
      1 0.556823
      2 0.556823
      """;
  private static final String SET =
      """
      name: small
      cite: "nobody"
      unit: kcal/mol
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        h+: {geometry_angstrom: "H 0 0 0", charge: 1}
        h2: {geometry_bohr: "H 0 0 0; H 0 0 1.4"}
        far: {file: h2.xyz, charge: 0}
      data:
        - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48, uncertainty: 0.1}
        - {id: ie, type: ionization, system: h, cation: h+, value: 13.6, unit: ev, weight: 2}
        - {id: rho, type: density, system: h2, reference: h2.molden}
        - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 95}
      """;
  private static final String CONFIG =
      """
      # small
      functional: {kind: neural-gga, base: pbe, hidden: [2], activation: tanh, seed: 1}
      method: {basis: sto-3g, grid: 0}
      scf: {max_iterations: 8, energy_tolerance: 1e-6}
      data:
        train:
          - {set: set.yaml, include: [h2, rho]}
        holdout:
          - {set: set.yaml, include: [far]}
      loss: {energy: 0.01, density: 100}
      optimizer: {kind: adam, learning_rate: 0.01, gradient_clip: 100}
      stages:
        - {mode: fixed-density, epochs: 2, optimizer: {kind: lbfgs, learning_rate: 0.1}}
        - mode: self-consistent
          epochs: 1
          penalties: {tc_conjecture: 10, points: 16}
      batch_size: 1
      seed: 3
      """;

  /** A kind of input. */
  @FunctionalInterface
  interface Kind {
    /**
     * Damages an input in a folder.
     *
     * @return the command line that reads it
     */
    Run damage(Path folder, Function<byte[], Mutator.Mutant> mutator) throws IOException;
  }

  /**
   * A command on a damaged input.
   *
   * @param may files that the command may change; folders with all that is in them
   */
  record Run(String kind, String how, List<String> arguments, List<String> may) {}

  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<Kind> kinds = new ArrayList<>();

  /** Trains a small run in {@code scratch} and remembers all files. */
  FuzzedFiles(Path scratch) throws IOException {
    Files.writeString(scratch.resolve("h2.xyz"), XYZ);
    Files.writeString(scratch.resolve("extended.xyz"), EXTENDED);
    Files.writeString(scratch.resolve("oh.json"), SCHEMA);
    Files.writeString(scratch.resolve("basis.gbs"), GAUSSIAN);
    Files.writeString(scratch.resolve("basis.nw"), NWCHEM);
    Files.writeString(scratch.resolve("basis.json"), EXCHANGE);
    Files.writeString(scratch.resolve("h2.molden"), MOLDEN);
    Files.writeString(scratch.resolve("set.yaml"), SET);
    Files.writeString(scratch.resolve("config.yaml"), CONFIG);
    StringWriter err = new StringWriter();
    String run = scratch.resolve("run").toString();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "train",
            scratch.resolve("config.yaml").toString(),
            "--out",
            run);
    if (code != ExitCode.DONE && code != ExitCode.FAILED) {
      throw new IllegalStateException(err.toString());
    }
    try (Stream<Path> walk = Files.walk(scratch)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(scratch.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    addKinds();
  }

  private void addKinds() {
    for (String geometry : List.of("h2.xyz", "extended.xyz", "oh.json")) {
      add(geometry, f -> scf(f, geometry));
    }
    for (String basis : List.of("basis.gbs", "basis.nw", "basis.json")) {
      add(basis, f -> with(scf(f, "h2.xyz"), "--basis", f + "/" + basis));
    }
    add("h2.molden", f -> evaluate(f, "pbe", "--include", "rho"));
    add("set.yaml", f -> evaluate(f, "lda_x"));
    kinds.add(this::config);
    add("run/model/model.json", f -> with(scf(f, "h2.xyz"), "--xc", f + "/run/model"));
    add("run/model/model.json", f -> evaluate(f, f + "/run/model", "--include", "h2"));
    add("run/model/model.safetensors", f -> with(scf(f, "h2.xyz"), "--xc", f + "/run/model"));
    add("run/evaluation.json", f -> List.of("report", f + "/run", "--json"), "run/report.html");
    kinds.add(this::metricsOfAnOlderRun);
    add("run/metrics.jsonl", this::resume, "run");
    add("run/config.yaml", this::resume, "run");
    add("run/data.json", this::resume, "run");
    kinds.add((f, m) -> checkpoints(f, m, false));
    kinds.add((f, m) -> checkpoints(f, m, true));
    option("--xc", "0.5*gga_x_pbe+0.5*lda_x+lda_c_pw+d3bj(1,0.79,0.43,4.44)");
    option("--xc", "pbe+vv10");
    option("--basis", "sto-3g");
    option("--grid", "20,50");
    option("--aux", "def2-universal-jfit");
    option("--spin", "2");
  }

  private void add(String name, Function<Path, List<String>> command, String... may) {
    kinds.add(
        (folder, mutator) -> {
          Mutator.Mutant mutant = mutator.apply(bytes(name));
          Files.write(folder.resolve(name), mutant.bytes());
          return new Run(name, mutant.how(), command.apply(folder), List.of(may));
        });
  }

  private void option(String name, String value) {
    kinds.add(
        (folder, mutator) -> {
          Mutator.Mutant mutant = mutator.apply(value.getBytes(UTF_8));
          String other = new String(mutant.bytes(), UTF_8);
          return new Run(
              "option " + name,
              mutant.how() + ": " + other,
              with(scf(folder, "h2.xyz"), name + "=" + other),
              List.of());
        });
  }

  private static List<String> scf(Path folder, String geometry) {
    return List.of(
        ("scf "
                + folder
                + "/"
                + geometry
                + " --basis sto-3g --grid 0 --max-iterations 2 --threads 1 --json")
            .split(" "));
  }

  /** The command with one option replaced or added. */
  private static List<String> with(List<String> command, String... option) {
    List<String> all = new ArrayList<>(command);
    String name = option[0].replaceFirst("=.*", "");
    int at = all.indexOf(name);
    if (at >= 0) {
      all.subList(at, at + 2).clear();
    }
    all.addAll(Arrays.asList(option));
    return all;
  }

  private static List<String> evaluate(Path folder, String functional, String... more) {
    List<String> all =
        new ArrayList<>(List.of("evaluate", functional, "--data", folder + "/set.yaml"));
    all.addAll(List.of("--basis", "sto-3g", "--grid", "0", "--max-iterations", "2"));
    all.addAll(List.of("--threads", "1", "--json"));
    all.addAll(Arrays.asList(more));
    return all;
  }

  private List<String> resume(Path folder) {
    return List.of(
        "train",
        folder + "/config.yaml",
        "--out",
        folder + "/run",
        "--resume",
        "--threads",
        "1",
        "--json");
  }

  /**
   * A configuration that is damaged may ask for much work: then it is read, and not carried out.
   */
  private Run config(Path folder, Function<byte[], Mutator.Mutant> mutator) throws IOException {
    Mutator.Mutant mutant = mutator.apply(bytes("config.yaml"));
    Path config = folder.resolve("config.yaml");
    Files.write(config, mutant.bytes());
    String out = folder + (asksForMuch(config) ? "/h2.xyz" : "/new");
    List<String> command =
        List.of("train", config.toString(), "--out", out, "--threads", "1", "--json");
    return new Run("config.yaml", mutant.how(), command, List.of("new"));
  }

  private static boolean asksForMuch(Path config) {
    try {
      TrainingConfig read = TrainingConfigReader.read(config);
      int epochs = read.stages().stream().mapToInt(Stage::epochs).map(e -> Math.min(e, 99)).sum();
      int points = read.stages().stream().mapToInt(s -> s.penalties().points()).max().orElse(0);
      return epochs > 4
          || points > 100
          || read.train().size() > 3
          || read.holdout().size() > 3
          || read.scf().maxIterations() > 100
          || !List.of("0", "1").contains(read.method().grid())
          || read.functional().toString().matches(".*hidden=\\[[^\\]]*\\d{2,}.*");
    } catch (InputException e) {
      return false;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The command itself will show it.
      return false;
    }
  }

  /** evaluation.json of an older run does not tell which metrics belong to it. */
  private Run metricsOfAnOlderRun(Path folder, Function<byte[], Mutator.Mutant> mutator)
      throws IOException {
    Mutator.Mutant mutant = mutator.apply(bytes("run/metrics.jsonl"));
    Files.write(folder.resolve("run/metrics.jsonl"), mutant.bytes());
    String evaluation = new String(bytes("run/evaluation.json"), UTF_8);
    Files.writeString(
        folder.resolve("run/evaluation.json"),
        evaluation.replaceFirst("(?s)\"course\" : \\{[^}]*\\},", ""));
    return new Run(
        "run/metrics.jsonl",
        mutant.how(),
        List.of("report", folder + "/run"),
        List.of("run/report.html"));
  }

  /** Both checkpoints are damaged, with a checksum that fits or without. */
  private Run checkpoints(Path folder, Function<byte[], Mutator.Mutant> mutator, boolean signed)
      throws IOException {
    String how = "";
    for (String name : files.keySet()) {
      if (name.startsWith("run/checkpoint/")) {
        byte[] whole = bytes(name);
        byte[] body = signed ? Arrays.copyOf(whole, whole.length - 32) : whole;
        Mutator.Mutant mutant = mutator.apply(body);
        Files.write(folder.resolve(name), signed ? signed(mutant.bytes()) : mutant.bytes());
        how = how + mutant.how() + "; ";
      }
    }
    return new Run(
        signed ? "signed checkpoint" : "checkpoint", how, resume(folder), List.of("run"));
  }

  private static byte[] signed(byte[] body) {
    try {
      byte[] all = Arrays.copyOf(body, body.length + 32);
      System.arraycopy(MessageDigest.getInstance("SHA-256").digest(body), 0, all, body.length, 32);
      return all;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] bytes(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalStateException("no file " + name);
    }
    return bytes;
  }

  /** Names and bytes of the whole files. */
  Map<String, byte[]> files() {
    return files;
  }

  /** What there is to damage. */
  List<Kind> kinds() {
    return kinds;
  }
}
