/** Inner loops over plain arrays, each with a simple twin that tests hold it against. */
@NullMarked
package rung.internal.kernel;

import org.jspecify.annotations.NullMarked;
