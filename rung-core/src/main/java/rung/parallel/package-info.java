/** One fixed pool of threads whose results do not depend on how many there are. */
@NullMarked
package rung.parallel;

import org.jspecify.annotations.NullMarked;
