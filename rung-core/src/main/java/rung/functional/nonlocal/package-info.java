/** Non-local correlation: a functional of the density at all points at once. */
@NullMarked
package rung.functional.nonlocal;

import org.jspecify.annotations.NullMarked;
