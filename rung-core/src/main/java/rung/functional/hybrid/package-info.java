/**
 * Published functionals with exact exchange, and the series of Becke (1997) that most of its kin
 * belong to.
 */
@NullMarked
package rung.functional.hybrid;

import org.jspecify.annotations.NullMarked;
