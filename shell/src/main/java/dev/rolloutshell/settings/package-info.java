/** What a user has settled once and for all, in one file. */
@NullMarked
package dev.rolloutshell.settings;

import org.jspecify.annotations.NullMarked;
