/** The one door to any cluster, real or simulated, through fabric8's client. */
@NullMarked
package dev.rolloutshell.cluster;

import org.jspecify.annotations.NullMarked;
