/** What a training makes small: losses of measured values, their gradients, penalties. */
@NullMarked
package rung.learn.objective;

import org.jspecify.annotations.NullMarked;
