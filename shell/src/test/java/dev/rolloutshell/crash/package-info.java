/** Every place where a client can die, and what must hold wherever it does. */
@NullMarked
package dev.rolloutshell.crash;

import org.jspecify.annotations.NullMarked;
