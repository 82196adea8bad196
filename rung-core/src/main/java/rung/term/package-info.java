/** The parts of the energy of a density, and their sum. */
@NullMarked
package rung.term;

import org.jspecify.annotations.NullMarked;
