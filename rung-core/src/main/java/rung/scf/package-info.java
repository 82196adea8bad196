/** The self-consistent field. */
@NullMarked
package rung.scf;

import org.jspecify.annotations.NullMarked;
