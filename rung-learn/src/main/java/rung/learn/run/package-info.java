/** Run directories: metrics, checkpoints, resume. */
@NullMarked
package rung.learn.run;

import org.jspecify.annotations.NullMarked;
