/** What the shell is connected to, and the objects it finds there. */
@NullMarked
package dev.rolloutshell.session;

import org.jspecify.annotations.NullMarked;
