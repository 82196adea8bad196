/** Exchange-correlation functionals: features on the grid in, energy density out. */
@NullMarked
package rung.functional;

import org.jspecify.annotations.NullMarked;
