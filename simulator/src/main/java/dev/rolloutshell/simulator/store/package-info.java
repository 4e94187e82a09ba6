/** What the cluster remembers: immutable objects by key, one version sequence, bounded history. */
@NullMarked
package dev.rolloutshell.simulator.store;

import org.jspecify.annotations.NullMarked;
