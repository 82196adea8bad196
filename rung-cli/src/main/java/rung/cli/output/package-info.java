/** What commands print: tables, JSON, progress. */
@NullMarked
package rung.cli.output;

import org.jspecify.annotations.NullMarked;
