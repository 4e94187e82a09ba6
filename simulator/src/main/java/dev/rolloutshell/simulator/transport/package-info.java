/** The in-memory way to the simulated API: an HTTP client without sockets or threads. */
@NullMarked
package dev.rolloutshell.simulator.transport;

import org.jspecify.annotations.NullMarked;
