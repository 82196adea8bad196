/** Densities and points at which functionals are looked at, and their enhancement factors there. */
@NullMarked
package rung.check.probe;

import org.jspecify.annotations.NullMarked;
