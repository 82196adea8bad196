/** Data sets, losses, training and runs. */
@NullMarked
package rung.learn;

import org.jspecify.annotations.NullMarked;
