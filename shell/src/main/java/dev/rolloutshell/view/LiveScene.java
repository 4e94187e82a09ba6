package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a live view shows at one moment.
 *
 * @param keys what is going on here, and what the keys do
 * @param picture the rollout, or {@code null} before the first look
 * @param writes the last writes that were made here, oldest first
 * @param waiting what is waited for, or {@code null}
 * @param since when that began
 * @param remark the last remark, such as a lost answer that is being settled, or {@code null}
 * @param now the cluster's time
 */
public record LiveScene(
    Keys keys,
    @Nullable Picture picture,
    List<StepRecord> writes,
    @Nullable String waiting,
    @Nullable Instant since,
    @Nullable String remark,
    Instant now) {

  /** What goes on here, with what the keys do then: the first line. */
  public enum Keys {
    /** A driver of this process is at work. */
    RUNNING(
        "running",
        "Ctrl-C interrupts the rollout between two writes, p pauses, space steps, q leaves"),
    /** A driver of this process was told to make one write. */
    STEPPING(
        "one write",
        "Ctrl-C interrupts the rollout between two writes, p goes on, space steps, q leaves"),
    /** Nobody writes here. */
    PAUSED("paused here", "space makes the next write, p goes on, q or Ctrl-C leaves"),
    /** Ctrl-C was pressed. */
    INTERRUPTING("interrupted by Ctrl-C", "the rollout stops between two writes"),
    /** It is over. */
    OVER("over", "");

    private final String state;
    private final String help;

    Keys(String state, String help) {
      this.state = state;
      this.help = help;
    }

    /** The same for a line that is short. */
    String brief() {
      String keys =
          switch (this) {
            case RUNNING -> ": Ctrl-C stops, p pauses, space steps, q leaves";
            case STEPPING -> ": Ctrl-C stops, p goes on, space steps, q leaves";
            case PAUSED -> ": space steps, p goes on, q leaves";
            case INTERRUPTING, OVER -> "";
          };
      return state + keys;
    }

    /** The first line. */
    String line() {
      return help.isEmpty() ? state : state + ": " + help;
    }
  }

  /** How long it has been waited. */
  Duration waited() {
    return since == null ? Duration.ZERO : Duration.between(since, now);
  }
}
