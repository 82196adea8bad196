/** Benchmarks of kernels and of whole runs. */
@NullMarked
package rung.bench;

import org.jspecify.annotations.NullMarked;
