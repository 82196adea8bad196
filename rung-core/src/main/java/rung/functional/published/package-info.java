/** Published formulas of exchange and correlation. */
@NullMarked
package rung.functional.published;

import org.jspecify.annotations.NullMarked;
