/** The world of molecules in Gaussian basis sets: a discretisation, its settings and its guess. */
@NullMarked
package rung.molecular;

import org.jspecify.annotations.NullMarked;
