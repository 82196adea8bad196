/** Losses, their gradients and the training loop. */
@NullMarked
package rung.learn.train;

import org.jspecify.annotations.NullMarked;
