/** Many clients at once, over HTTPS and for long. */
@NullMarked
package dev.rolloutshell.simulator.load;

import org.jspecify.annotations.NullMarked;
