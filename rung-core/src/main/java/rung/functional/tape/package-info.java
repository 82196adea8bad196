/**
 * How a form becomes a functional: recorded once as an expression graph, differentiated, compiled
 * into programs that are replayed over blocks of points.
 */
@NullMarked
package rung.functional.tape;

import org.jspecify.annotations.NullMarked;
