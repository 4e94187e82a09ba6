package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.Checkpoint;
import java.time.Instant;

/**
 * A cluster between two events, from which a client may begin.
 *
 * @param state a number made of all that ever happened to it; two moments with one number and one
 *     time are one state: the same objects, the same pending events, the same knowledge of every
 *     controller
 * @param time when; a client's reads take time, and leave everything else as it is
 * @param cluster the whole cluster
 * @param rough whether somebody else, or the cluster itself, has been at work on the rollout
 */
record Moment(long state, Instant time, Checkpoint cluster, boolean rough) {}
