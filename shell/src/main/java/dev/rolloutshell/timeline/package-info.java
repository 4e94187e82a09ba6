/**
 * What happened to a rollout over time, and how it is drawn: as text, as SVG, as one page. Pure,
 * and knows the JDK alone.
 */
@NullMarked
package dev.rolloutshell.timeline;

import org.jspecify.annotations.NullMarked;
