/** Functionals compared on data, with their errors. */
@NullMarked
package rung.learn.evaluate;

import org.jspecify.annotations.NullMarked;
