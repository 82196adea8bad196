/** The command line. */
@NullMarked
package rung.cli;

import org.jspecify.annotations.NullMarked;
