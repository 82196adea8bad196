/** Energies of the density at all points at once: VV10. */
@NullMarked
package rung.functional.nonlocal;

import org.jspecify.annotations.NullMarked;
