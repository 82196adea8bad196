/** YAML with the line of every value, read strictly. */
@NullMarked
package rung.learn.yaml;

import org.jspecify.annotations.NullMarked;
