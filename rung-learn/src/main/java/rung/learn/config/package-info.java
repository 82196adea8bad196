/** Training configurations. */
@NullMarked
package rung.learn.config;

import org.jspecify.annotations.NullMarked;
