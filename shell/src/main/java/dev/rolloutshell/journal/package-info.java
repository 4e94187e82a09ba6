/**
 * What a session did, kept: in memory, in files of JSON lines, and as Events in the cluster; and
 * what can be told from it, the history and timeline of rollouts.
 */
@NullMarked
package dev.rolloutshell.journal;

import org.jspecify.annotations.NullMarked;
