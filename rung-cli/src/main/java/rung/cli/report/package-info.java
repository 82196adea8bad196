/** The report of a training run. */
@NullMarked
package rung.cli.report;

import org.jspecify.annotations.NullMarked;
