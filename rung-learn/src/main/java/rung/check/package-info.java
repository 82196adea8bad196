/** Exact constraints and how well a functional keeps them. */
@NullMarked
package rung.check;

import org.jspecify.annotations.NullMarked;
