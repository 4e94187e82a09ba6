/** The rules of a rollout: from what is wanted and seen to the one next write. Pure. */
@NullMarked
package dev.rolloutshell.rollout.plan;

import org.jspecify.annotations.NullMarked;
