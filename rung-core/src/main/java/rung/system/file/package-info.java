/** Files that describe molecules. */
@NullMarked
package rung.system.file;

import org.jspecify.annotations.NullMarked;
