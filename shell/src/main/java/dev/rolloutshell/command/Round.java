package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.List;

/**
 * One run of a command, with what it printed.
 *
 * @param code how it ended
 * @param said its lines in their order
 */
record Round(ExitCode code, List<Said> said) {

  /**
   * A line.
   *
   * @param text the line
   * @param note whether it is no result, but an error or a remark
   */
  record Said(String text, boolean note) {}

  /** All its lines. */
  List<String> lines() {
    return said.stream().map(Said::text).toList();
  }
}
