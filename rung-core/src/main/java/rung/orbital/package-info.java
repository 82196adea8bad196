/**
 * Orbitals of one determinant or ensemble: how they are occupied, turned, and how the energy
 * answers.
 */
@NullMarked
package rung.orbital;

import org.jspecify.annotations.NullMarked;
