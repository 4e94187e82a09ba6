/** What happens to a pod after its creation: scheduler and kubelet as stages with delays. */
@NullMarked
package dev.rolloutshell.simulator.pod;

import org.jspecify.annotations.NullMarked;
