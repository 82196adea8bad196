/**
 * Recorded formulas: expression graphs, their symbolic derivatives, and programs that replay them
 * over blocks of points.
 */
@NullMarked
package rung.functional.tape;

import org.jspecify.annotations.NullMarked;
