/** Dispersion energies of the geometry alone. */
@NullMarked
package rung.dispersion;

import org.jspecify.annotations.NullMarked;
