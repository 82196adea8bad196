package rung.learn.config;

/**
 * How errors become one number: L = Σ_type w_type · Σ_i w_i ℓ(e_i) / Σ_i w_i.
 *
 * @param energyWeight w for energies; their errors e are in kcal/mol
 * @param densityWeight w for densities; their loss is Σ_g w_g (ρ − ρ_ref)² / N already
 * @param huberDeltaKcalPerMol width of the parabola of a Huber loss; infinite for mean squares
 * @param perAtom whether an energy's error is divided by the number of atoms of its largest system
 */
public record LossOptions(
    double energyWeight, double densityWeight, double huberDeltaKcalPerMol, boolean perAtom) {}
