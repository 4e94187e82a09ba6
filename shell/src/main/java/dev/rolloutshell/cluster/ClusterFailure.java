package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.ExitCode;

/** A cluster that cannot be read: a condition of the world, not a mistake in the program. */
public final class ClusterFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final boolean passing;

  /**
   * A failure.
   *
   * @param code the exit code it means
   * @param passing whether trying again may help
   * @param message one line: what was asked of which server, and what it said
   */
  public ClusterFailure(ExitCode code, boolean passing, String message) {
    super(message);
    this.code = code;
    this.passing = passing;
  }

  /** The exit code it means. */
  public ExitCode code() {
    return code;
  }

  /** Whether trying again may help. */
  public boolean passing() {
    return passing;
  }

  /** The message, which every failure has. */
  public String line() {
    String message = getMessage();
    return message == null ? code.label() : message;
  }
}
