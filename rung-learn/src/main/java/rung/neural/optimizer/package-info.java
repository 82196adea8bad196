/** Optimizers of parameters, with what they remember from step to step. */
@NullMarked
package rung.neural.optimizer;

import org.jspecify.annotations.NullMarked;
