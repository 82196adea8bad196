/** What a converged field predicts: energies, dipoles, densities. */
@NullMarked
package rung.observable;

import org.jspecify.annotations.NullMarked;
