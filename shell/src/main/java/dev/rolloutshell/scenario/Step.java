package dev.rolloutshell.scenario;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is done: a line for the shell.
 *
 * @param line the command, as typed
 * @param exit the exit code that is expected of it, or {@code null} for any
 */
public record Step(String line, @Nullable Integer exit) {

  static final String ADVANCE = "simulator advance ";
  static final String KILL = "rollout kill";

  /**
   * A line as a scenario may write it: {@code advance 30s} and {@code kill} stand for the shell's
   * own commands.
   */
  public static Step of(String text, @Nullable Integer exit) {
    String line = text.strip();
    if (line.startsWith("advance ")) {
      return new Step(ADVANCE + line.substring("advance ".length()).strip(), exit);
    }
    if (line.equals("kill") || line.startsWith("kill ")) {
      return new Step("rollout " + line, exit);
    }
    return new Step(line, exit);
  }
}
