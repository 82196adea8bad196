package rung.learn.data;

import rung.system.Molecule;

/**
 * A system of a data set.
 *
 * @param name its name in the set
 * @param molecule nuclei, charge and spin
 */
public record NamedSystem(String name, Molecule molecule) {}
