/** Neural forms: a base functional corrected by networks, and the rules that a design must obey. */
@NullMarked
package rung.functional.neural;

import org.jspecify.annotations.NullMarked;
