package rung.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A training configuration that takes a second: hydrogen and water in the smallest basis. */
final class SmallTraining {
  static final String SET =
      """
      name: small
      systems:
        h: {geometry_angstrom: "H 0 0 0", spin: 1}
        o: {geometry_angstrom: "O 0 0 0", spin: 2}
        h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
        h2o: {geometry_angstrom: "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692"}
        h+: {geometry_angstrom: "H 0 0 0", charge: 1}
        far: {geometry_angstrom: "H 0 0 0; H 0 0 0.9"}
      data:
        - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
        - {id: h2o, type: reaction, terms: {h2o: -1, h: 2, o: 1}, value: 232.97}
        - {id: ie, type: ionization, system: h, cation: h+, value: 13.6, unit: ev}
        - {id: far, type: reaction, terms: {far: -1, h: 2}, value: 95}
      """;

  static final String CONFIG =
      """
      functional: {kind: neural-gga, base: pbe, hidden: [4], activation: tanh, seed: 1}
      method: {basis: sto-3g, grid: 0}
      data:
        train:
          - {set: set.yaml, include: [h2, h2o, ie]}
          - {set: embedded:ccsd-densities, include: [rho_h2]}
        holdout:
          - {set: set.yaml, include: [far]}
      loss: {energy: 0.01, density: 100}
      optimizer: {kind: adam, learning_rate: 0.01, gradient_clip: 100}
      stages:
        - {mode: fixed-density, epochs: 10, optimizer: {kind: lbfgs, learning_rate: 0.1}}
        - {mode: self-consistent, epochs: 40, optimizer: {schedule: cosine}, penalties: {tc_conjecture: 10, points: 64}}
      batch_size: 2
      seed: 3
      """;

  /** Eight steps at fixed densities and no more. */
  static final String SHORT =
      """
      functional: {kind: neural-gga, base: pbe, hidden: [4], activation: tanh, seed: 1}
      method: {basis: sto-3g, grid: 0}
      data:
        train:
          - {set: set.yaml, include: [h2, ie]}
        holdout:
          - {set: set.yaml, include: [far]}
      loss: {energy: 0.01}
      optimizer: {kind: adam, learning_rate: 0.01, gradient_clip: 100}
      stages:
        - {mode: fixed-density, epochs: 8}
      seed: 3
      """;

  private SmallTraining() {}

  /** Writes set.yaml and config.yaml and returns the latter. */
  static Path write(Path folder) {
    return write(folder, CONFIG);
  }

  static Path write(Path folder, String config) {
    try {
      Files.writeString(folder.resolve("set.yaml"), SET);
      Path file = folder.resolve("config.yaml");
      Files.writeString(file, config);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
