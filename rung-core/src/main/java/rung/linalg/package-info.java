/** Dense linear algebra. */
@NullMarked
package rung.linalg;

import org.jspecify.annotations.NullMarked;
