/** The cluster's diary: core/v1 Events about what its parts did. */
@NullMarked
package dev.rolloutshell.simulator.record;

import org.jspecify.annotations.NullMarked;
