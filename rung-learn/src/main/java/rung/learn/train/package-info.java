/** The training loop: stages, steps, what is told of them. */
@NullMarked
package rung.learn.train;

import org.jspecify.annotations.NullMarked;
