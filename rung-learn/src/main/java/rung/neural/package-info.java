/** Neural functionals on libtorch. */
@NullMarked
package rung.neural;

import org.jspecify.annotations.NullMarked;
