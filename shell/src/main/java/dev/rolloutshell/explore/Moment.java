package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.Checkpoint;

/**
 * A cluster between two events, from which a client may begin.
 *
 * @param state a number made of all that ever happened to it; two moments with one number are one
 *     state: the same objects, the same pending events, the same knowledge of every controller
 * @param cluster the whole cluster
 * @param rough whether somebody else, or the cluster itself, has been at work on the rollout
 */
record Moment(long state, Checkpoint cluster, boolean rough) {}
