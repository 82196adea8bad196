/** Sums of functionals as text: what stands in them, and what cannot stand together. */
@NullMarked
package rung.functional.sum;

import org.jspecify.annotations.NullMarked;
