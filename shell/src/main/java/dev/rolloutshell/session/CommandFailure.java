package dev.rolloutshell.session;

import dev.rolloutshell.rollout.model.ExitCode;
import org.jspecify.annotations.Nullable;

/** A command that cannot do what was asked, in one line for the operator and one exit code. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final @Nullable String hint;

  /**
   * A failure.
   *
   * @param code the exit code
   * @param message which object, what was expected, what was seen
   * @param hint what to type next, or {@code null}
   */
  public CommandFailure(ExitCode code, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  /** Wrong words: exit code 2. */
  public static CommandFailure usage(String message, @Nullable String hint) {
    return new CommandFailure(ExitCode.USAGE, message, hint);
  }

  /** The cluster or a file does not allow it: exit code 1. */
  public static CommandFailure refused(String message, @Nullable String hint) {
    return new CommandFailure(ExitCode.REFUSED, message, hint);
  }

  /** The cluster cannot be reached or does not let us in: exit code 7. */
  public static CommandFailure cannotConnect(String message, @Nullable String hint) {
    return new CommandFailure(ExitCode.CANNOT_CONNECT, message, hint);
  }

  /** The exit code. */
  public ExitCode code() {
    return code;
  }

  /** One line: which object, what was expected, what was seen. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to type next, or {@code null}. */
  public @Nullable String hint() {
    return hint;
  }
}
