/** Gaussian basis sets: shells, the built-in library and readers of other formats. */
@NullMarked
package rung.basis;

import org.jspecify.annotations.NullMarked;
