package dev.rolloutshell.train;

import java.time.Duration;

/**
 * A line that was typed in a drill.
 *
 * @param at virtual time since the drill began
 * @param until when it ended, likewise
 * @param line the line
 * @param code its exit code
 * @param writes how many writes it stored
 */
public record Typed(Duration at, Duration until, String line, int code, int writes) {

  /** Whether it begins with these words. */
  boolean is(String command) {
    String typed = line.strip().replaceAll("\\s+", " ");
    return typed.equals(command) || typed.startsWith(command + " ");
  }
}
