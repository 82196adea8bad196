/** Energy forms, one file each. */
@NullMarked
package rung.functional.form;

import org.jspecify.annotations.NullMarked;
