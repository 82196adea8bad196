/** Functionals as folders: what they are, their numbers, how they are written and read. */
@NullMarked
package rung.neural.model;

import org.jspecify.annotations.NullMarked;
