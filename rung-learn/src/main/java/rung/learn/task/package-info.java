/** Work on single systems as functions of plain data, and who runs it. */
@NullMarked
package rung.learn.task;

import org.jspecify.annotations.NullMarked;
