/** Densities to begin an SCF with, beside the superposition of atoms. */
@NullMarked
package rung.guess;

import org.jspecify.annotations.NullMarked;
