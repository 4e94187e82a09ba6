package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import org.jspecify.annotations.Nullable;

/** A rollout at one moment in one line, for places where nothing can be redrawn. */
public final class LiveLine {

  private LiveLine() {}

  /** The line; two pictures of the same state give the same one. */
  public static String of(Picture picture) {
    RolloutStatus status = picture.status();
    if (status.direction().equals("none")) {
      return status.name() + ": no rollout under way; " + half("controller", status.source());
    }
    String waiting = status.waiting();
    return Lines.oneLine(
        status.name()
            + ": "
            + status.phase()
            + ", "
            + StepRecord.ordinal(status.direction(), status.step())
            + " of "
            + status.steps()
            + "; "
            + (status.renamed() == null
                ? half("source", status.source())
                : half("renamed", status.renamed()))
            + "; "
            + half("target", status.target())
            + (waiting == null ? "" : "; waiting for " + waiting));
  }

  private static String half(String role, @Nullable ControllerState half) {
    return half == null
        ? "no " + role
        : role
            + " "
            + half.name()
            + " desired "
            + half.desired()
            + ", current "
            + half.current()
            + ", ready "
            + half.ready()
            + ", available "
            + half.available();
  }
}
