/**
 * What a self-consistent field and its response need of a world: basis functions, matrices,
 * densities on points and matrices of potentials.
 */
@NullMarked
package rung.discretisation;

import org.jspecify.annotations.NullMarked;
