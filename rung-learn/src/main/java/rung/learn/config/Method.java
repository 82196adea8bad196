package rung.learn.config;

import rung.discretisation.ElectricField;

/**
 * How every system is described, apart from the functional.
 *
 * @param basis name or file of the orbital basis
 * @param aux fitting basis: auto, none, a name or a file
 * @param grid level 0 to 8, or {@code NRAD,NANG}
 * @param nonLocalGrid the same for non-local correlation
 * @param field uniform electric field of every system
 * @param where file and line of the section
 */
public record Method(
    String basis,
    String aux,
    String grid,
    String nonLocalGrid,
    ElectricField field,
    String where) {}
