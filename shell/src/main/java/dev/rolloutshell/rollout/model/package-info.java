/** What a rollout is about: what is wanted, what was seen, and the marks that remember it. */
@NullMarked
package dev.rolloutshell.rollout.model;

import org.jspecify.annotations.NullMarked;
