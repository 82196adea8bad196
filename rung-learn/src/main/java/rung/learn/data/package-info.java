/** Data sets: systems, reactions and reference densities. */
@NullMarked
package rung.learn.data;

import org.jspecify.annotations.NullMarked;
