/** Quadrature grids around atoms and orbital values on them. */
@NullMarked
package rung.grid;

import org.jspecify.annotations.NullMarked;
