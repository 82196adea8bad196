/** Atoms, molecules, charge and spin, and the files that describe them. */
@NullMarked
package rung.system;

import org.jspecify.annotations.NullMarked;
