/** Integrals over Gaussian basis functions. */
@NullMarked
package rung.integral;

import org.jspecify.annotations.NullMarked;
