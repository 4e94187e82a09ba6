/** Drills: short failures to practise on, their goals, their grading and their debriefing. */
@NullMarked
package dev.rolloutshell.train;

import org.jspecify.annotations.NullMarked;
