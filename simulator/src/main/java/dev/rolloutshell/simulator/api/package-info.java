/** The Kubernetes API over the store: requests in, answers and watch frames out; no sockets. */
@NullMarked
package dev.rolloutshell.simulator.api;

import org.jspecify.annotations.NullMarked;
