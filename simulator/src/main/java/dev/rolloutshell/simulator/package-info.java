/** A Kubernetes control plane in a box: store, API, controllers and pods in virtual time. */
@NullMarked
package dev.rolloutshell.simulator;

import org.jspecify.annotations.NullMarked;
