package rung.term;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Features;
import rung.functional.Functional;
import rung.parallel.Workers;

/**
 * The energy of one density for many values of θ: E[θ] = constant + Σ parts + Σ pieces.
 *
 * @param constant what no θ changes, hartree
 * @param parts each keeps what it computed until θ asks for something else
 * @param pieces features of the density, to be evaluated in parallel
 */
public record FrozenEnergy(double constant, List<Part> parts, List<Features> pieces) {
  /** Nothing. */
  public static final FrozenEnergy ZERO = constant(0);

  /** Keeps its own lists. */
  public FrozenEnergy {
    parts = List.copyOf(parts);
    pieces = List.copyOf(pieces);
  }

  /** A part of the energy that keeps what it computed; may be called from several threads. */
  public interface Part {
    /** Its energy, hartree. */
    double energy(Functional functional, Workers workers);

    /** Adds seed · ∂E/∂θ to {@code gradient}. */
    void addParameterGradient(
        Functional functional, double seed, Workers workers, double[] gradient);
  }

  /** An energy that no θ changes. */
  public static FrozenEnergy constant(double energy) {
    return new FrozenEnergy(energy, List.of(), List.of());
  }

  static FrozenEnergy of(Part part) {
    return new FrozenEnergy(0, List.of(part), List.of());
  }

  /** The sum of two. */
  public FrozenEnergy plus(FrozenEnergy other) {
    List<Part> allParts = new ArrayList<>(parts);
    allParts.addAll(other.parts);
    List<Features> allPieces = new ArrayList<>(pieces);
    allPieces.addAll(other.pieces);
    return new FrozenEnergy(constant + other.constant, allParts, allPieces);
  }

  /** Constant and parts; the pieces' energies are to be added. */
  public double withoutPieces(Functional functional, Workers workers) {
    double energy = constant;
    for (Part part : parts) {
      energy += part.energy(functional, workers);
    }
    return energy;
  }
}
