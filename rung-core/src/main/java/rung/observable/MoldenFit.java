package rung.observable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rung.basis.Basis;
import rung.basis.ContractedShell;
import rung.basis.Shell;
import rung.integral.OneElectronIntegrals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * Finds out what a Molden file means: which shells are Cartesian, and which of the known dialects
 * its program writes. That choice is right which makes the orbitals orthonormal.
 *
 * <p>The choices are tried in the order of {@link MoldenFlags#choices} and {@link
 * MoldenDialect#ALL}, the plain reading of the format first. The first wins that fits and is not
 * clearly worse than the best: where signs or a normalisation concern small coefficients only, a
 * wrong choice would fit to the digits of the tolerance too.
 */
final class MoldenFit {
  /** Largest element of ⟨ψ_i|ψ_j⟩ − δ_ij that the digits of a file explain. */
  private static final double TOLERANCE = 1e-3;

  /** Below this an error says nothing more. */
  private static final double EXACT = 1e-6;

  /** A choice whose error is so many times the best one's is as good. */
  private static final double ALIKE = 10;

  private final String where;
  private final Molecule molecule;
  private final List<List<ContractedShell>> shells;
  private final List<Integer> atomOrder;
  private final MoldenFlags flags;
  private final MoldenOrbitalReader orbitals;
  private final List<Integer> momenta;
  private final List<Set<Integer>> choices;
  private final List<Trial> trials = new ArrayList<>();

  /**
   * A file's content.
   *
   * @param where what messages call the file
   * @param shells of each atom
   * @param atomOrder the atoms in the order of the section [GTO], which numbers the functions
   */
  MoldenFit(
      String where,
      Molecule molecule,
      List<List<ContractedShell>> shells,
      List<Integer> atomOrder,
      MoldenFlags flags,
      MoldenOrbitalReader orbitals) {
    this.where = where;
    this.molecule = molecule;
    this.shells = shells;
    this.atomOrder = atomOrder;
    this.flags = flags;
    this.orbitals = orbitals;
    this.momenta = shells.stream().flatMap(List::stream).map(ContractedShell::l).toList();
    this.choices = flags.choices(momenta);
  }

  /**
   * A choice and its errors.
   *
   * @param all of every orbital that is not nothing
   * @param occupied of the occupied ones
   */
  private record Trial(
      Set<Integer> cartesian,
      MoldenDialect dialect,
      Basis basis,
      List<MoldenOrbitals> spins,
      double all,
      double occupied) {}

  /** The file as the choice that fits reads it; {@code departures} are those known already. */
  MoldenFile file(List<String> departures) {
    tryAll();
    Trial trial = best();
    List<String> all = new ArrayList<>(departures);
    if (trial.dialect() != MoldenDialect.PLAIN) {
      all.add(trial.dialect().name());
    }
    all.addAll(flags.departures(trial.cartesian(), momenta));
    return new MoldenFile(molecule, trial.basis(), trial.spins(), all);
  }

  /**
   * Choices with as many functions as [MO] numbers; or with more, the last ones being zero and left
   * out.
   */
  private void tryAll() {
    tryEach(choices.stream().filter(c -> size(c) == orbitals.functions()).toList());
    boolean all = !trials.isEmpty() && orbitals.nameEveryFunction();
    if (!all && trials.stream().noneMatch(trial -> trial.occupied() < TOLERANCE)) {
      tryEach(choices.stream().filter(c -> size(c) > orbitals.functions()).toList());
    }
    if (trials.isEmpty()) {
      throw new InputException(
          "the orbitals number " + counts(),
          orbitals.whereOfLast(),
          "check whether the sections belong together");
    }
  }

  private String counts() {
    IntSummaryStatistics made = choices.stream().mapToInt(this::size).summaryStatistics();
    String range = (made.getMin() < made.getMax() ? made.getMin() + " to " : "") + made.getMax();
    return orbitals.functions() + " functions, but [GTO] makes " + range;
  }

  private int size(Set<Integer> cartesian) {
    return momenta.stream()
        .mapToInt(l -> cartesian.contains(l) ? (l + 1) * (l + 2) / 2 : 2 * l + 1)
        .sum();
  }

  /** Tries every dialect; none further if the first, plainest reading leaves nothing to ask. */
  private void tryEach(List<Set<Integer>> some) {
    for (Set<Integer> choice : some) {
      Map<Boolean, Basis> bases = new HashMap<>();
      Map<Boolean, Matrix> overlaps = new HashMap<>();
      for (MoldenDialect dialect : MoldenDialect.ALL) {
        boolean normalised = dialect.normalisedPrimitives();
        Basis basis = bases.computeIfAbsent(normalised, n -> basis(choice, n));
        Matrix overlap =
            overlaps.computeIfAbsent(normalised, n -> OneElectronIntegrals.overlap(basis));
        if (!dialect.isNewFor(basis.shells())) {
          continue;
        }
        trials.add(trial(choice, dialect, basis, overlap));
        if (trials.size() == 1 && trials.getFirst().all() < EXACT) {
          return;
        }
      }
    }
  }

  private Basis basis(Set<Integer> cartesian, boolean normalised) {
    List<List<ContractedShell>> read =
        normalised
            ? shells
            : shells.stream()
                .map(s -> s.stream().map(ContractedShell::ofUnnormalisedPrimitives).toList())
                .toList();
    return Basis.of(where, molecule, read, cartesian::contains);
  }

  private Trial trial(Set<Integer> cartesian, MoldenDialect dialect, Basis basis, Matrix overlap) {
    List<MoldenOrbitals> spins =
        orbitals.inOrderOf(basis, atomOrder).stream().map(o -> scaled(o, dialect, basis)).toList();
    double all = 0;
    double occupied = 0;
    for (MoldenOrbitals spin : spins) {
      double[] n = spin.occupations();
      double[][] deviations = deviations(spin, overlap);
      for (int i = 0; i < n.length; i++) {
        for (int j = 0; j <= i; j++) {
          all = Math.max(all, deviations[i][j]);
          if (n[i] != 0 && n[j] != 0) {
            occupied = Math.max(occupied, deviations[i][j]);
          }
        }
      }
    }
    return new Trial(cartesian, dialect, basis, spins, all, occupied);
  }

  private static MoldenOrbitals scaled(
      MoldenOrbitals orbitals, MoldenDialect dialect, Basis basis) {
    Matrix c = orbitals.coefficients();
    for (Shell shell : basis.shells()) {
      for (int f = 0; f < shell.size(); f++) {
        double factor = dialect.factor().of(shell, f);
        for (int i = 0; i < c.rows(); i++) {
          c.set(i, shell.offset() + f, c.get(i, shell.offset() + f) * factor);
        }
      }
    }
    return orbitals;
  }

  /**
   * |⟨ψ_i|ψ_j⟩ − δ_ij|. An unoccupied orbital whose coefficients are all zero, which programs write
   * for what linear dependence leaves out, counts as fitting.
   */
  private static double[][] deviations(MoldenOrbitals spin, Matrix overlap) {
    Matrix c = spin.coefficients();
    Matrix product = LinearAlgebra.multiply(LinearAlgebra.multiply(c, overlap), false, c, true);
    double[][] deviations = new double[c.rows()][c.rows()];
    for (int i = 0; i < c.rows(); i++) {
      boolean left = spin.occupations()[i] == 0 && product.get(i, i) == 0;
      for (int j = 0; j <= i; j++) {
        double value = Math.abs(product.get(i, j) - (i == j && !left ? 1 : 0));
        deviations[i][j] = Double.isFinite(value) ? value : Double.MAX_VALUE;
      }
    }
    return deviations;
  }

  /** By all orbitals; or by the occupied ones where the others fit no choice. */
  private Trial best() {
    for (ToDoubleFunction<Trial> error :
        List.<ToDoubleFunction<Trial>>of(Trial::all, Trial::occupied)) {
      double least = trials.stream().mapToDouble(error).min().orElseThrow();
      if (least < TOLERANCE) {
        double bound = Math.min(TOLERANCE, Math.max(EXACT, ALIKE * least));
        return trials.stream()
            .filter(t -> error.applyAsDouble(t) <= bound)
            .findFirst()
            .orElseThrow();
      }
    }
    throw new InputException(
        "no known way to read the file makes the occupied orbitals orthonormal"
            + (choices.stream().anyMatch(c -> size(c) == orbitals.functions())
                ? ""
                : " (they number " + counts() + ")")
            + ": ⟨i|j⟩ is off by "
            + tried(),
        where,
        "write the file with spherical functions, or with another program");
  }

  /** Each dialect with the smallest error that any choice of Cartesian shells leaves. */
  private String tried() {
    return MoldenDialect.ALL.stream()
        .filter(dialect -> trials.stream().anyMatch(t -> t.dialect() == dialect))
        .map(
            dialect -> {
              double least =
                  trials.stream()
                      .filter(t -> t.dialect() == dialect)
                      .mapToDouble(Trial::occupied)
                      .min()
                      .orElseThrow();
              return String.format(Locale.ROOT, "%.2g", least) + " with " + dialect.name();
            })
        .collect(Collectors.joining(", "));
  }
}
