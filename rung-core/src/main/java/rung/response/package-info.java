/** The linear response of a converged field: adjoints and implicit gradients. */
@NullMarked
package rung.response;

import org.jspecify.annotations.NullMarked;
