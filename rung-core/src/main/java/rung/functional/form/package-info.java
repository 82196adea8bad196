/**
 * Forms: formulas of the energy per volume and what belongs to them, written once for every kind of
 * number.
 */
@NullMarked
package rung.functional.form;

import org.jspecify.annotations.NullMarked;
