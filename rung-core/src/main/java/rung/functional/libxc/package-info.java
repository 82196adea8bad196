/** The bridge to the system's libxc, optional and found at run time. */
@NullMarked
package rung.functional.libxc;

import org.jspecify.annotations.NullMarked;
