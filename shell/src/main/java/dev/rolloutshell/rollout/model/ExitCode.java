package dev.rolloutshell.rollout.model;

/** How a command ended, as a process tells it to its caller. */
public enum ExitCode {
  /** What was asked is done; an abort that restored the source counts. */
  DONE(0, "done", "what was asked is done"),
  /** The cluster or a file does not allow it, or it failed. */
  REFUSED(1, "refused", "the cluster or a file does not allow it, or it failed"),
  /** The words of the command are wrong. */
  USAGE(2, "usage", "unknown command or option; missing, contradictory or out-of-range value"),
  /** Asked to finish, but still waiting or paused. */
  WAITING(3, "waiting", "asked to finish, but waiting or paused"),
  /** A run or resume that finished somebody's abort instead. */
  ABORTED(4, "aborted", "a run or resume finished an abort that it found under way"),
  /** No progress within the progress deadline. */
  DEADLINE(5, "deadline", "no progress within the progress deadline; nothing is lost"),
  /** Somebody else changed the same objects. */
  CONFLICT(6, "conflict", "somebody else works on the same objects"),
  /** The cluster cannot be reached or does not let us in. */
  CANNOT_CONNECT(
      7, "cannot connect", "no such kubeconfig or context, unreachable, unauthorised or untrusted"),
  /** The next write would break a rule of the rollout. */
  RULE(8, "rule", "the next write would break a rule of the rollout, so it was not made"),
  /** The marks contradict each other; a person has to decide. */
  HUMAN(9, "needs a human", "the state contradicts itself; a person has to decide"),
  /** Ctrl-C. */
  INTERRUPTED(130, "interrupted", "interrupted by Ctrl-C, between two writes");

  private final int code;
  private final String label;
  private final String meaning;

  ExitCode(int code, String label, String meaning) {
    this.code = code;
    this.label = label;
    this.meaning = meaning;
  }

  /**
   * The exit code of a process's exit status.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ExitCode of(int status) {
    for (ExitCode known : values()) {
      if (known.code == status) {
        return known;
      }
    }
    throw new IllegalArgumentException("no such exit code: " + status);
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }

  /** A short name for people. */
  public String label() {
    return label;
  }

  /** One line of explanation, as in the documentation's table. */
  public String meaning() {
    return meaning;
  }
}
