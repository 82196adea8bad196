/**
 * What a functional is to those who use one: features in, energy, derivatives and parts of the
 * energy out. Formulas and whatever else makes functionals are in the rooms inside.
 */
@NullMarked
package rung.functional;

import org.jspecify.annotations.NullMarked;
