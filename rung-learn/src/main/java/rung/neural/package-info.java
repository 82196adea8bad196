/**
 * Neural networks on grid points, the optimizers of libtorch, and model directories.
 *
 * <p>libtorch is loaded by {@link rung.neural.Torch} only, when an optimizer is made; evaluating a
 * network needs OpenBLAS alone.
 */
@NullMarked
package rung.neural;

import org.jspecify.annotations.NullMarked;
