/** Functionals by name. */
@NullMarked
package rung.functional.named;

import org.jspecify.annotations.NullMarked;
