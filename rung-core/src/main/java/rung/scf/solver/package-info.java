/** Ways to the fixed point of the Kohn-Sham equations, and what they go along: iterates. */
@NullMarked
package rung.scf.solver;

import org.jspecify.annotations.NullMarked;
