package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rollout stands: a sentence, its two controllers, what comes next. */
public final class StatusView {

  /** What to type where nothing is under way. */
  public static final String TO_BEGIN = "rollout start NAME --image=IMAGE";

  private StatusView() {}

  /**
   * That nothing is under way, as a value.
   *
   * @param namespace where
   * @param direction {@code none}, as of a controller at rest
   * @param message the same in words
   * @param hint what to type to begin one
   */
  record Nothing(String namespace, String direction, String message, String hint) {}

  /** What it shows where nothing is under way. */
  public static Output nothing(String namespace) {
    String message = "no rollout is under way in namespace " + namespace;
    return Output.of(
        new Nothing(namespace, "none", message, TO_BEGIN),
        wide -> List.of(message, "try: " + TO_BEGIN));
  }

  /** What {@code rollout status} shows. */
  public static Output output(RolloutStatus status) {
    return Output.of(status, wide -> lines(status))
        .named(List.of(ObjectType.REPLICATION_CONTROLLERS.named(status.name())));
  }

  private static List<String> lines(RolloutStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(status));
    Table table = Table.of("ROLE", "NAME", "DESIRED", "CURRENT", "READY", "AVAILABLE", "IMAGES");
    if (!status.missing()) {
      boolean pair = !status.direction().equals("none");
      boolean renames = status.renamed() != null;
      if ((pair && !renames) || status.source() != null) {
        row(table, pair ? "source" : "-", status.source());
      }
      if ((pair && !renames) || status.target() != null) {
        row(table, pair ? "target" : "-", status.target());
      }
      if (renames) {
        row(table, "renamed", status.renamed());
      }
      lines.addAll(table.lines());
    }
    lines.addAll(ahead(status));
    status.remarks().forEach(remark -> lines.add(Lines.oneLine(remark)));
    return lines;
  }

  /** What is waited for is a fact; the write after it is not one yet. */
  private static List<String> ahead(RolloutStatus status) {
    StepRecord next = status.next();
    String write = next == null ? "" : next.place() + ", " + next.verb() + " " + next.object();
    String waiting = status.waiting();
    if (waiting == null) {
      return next == null
          ? List.of()
          : List.of("next: " + write + ": " + Lines.oneLine(next.reason()));
    }
    String wait = "waiting for " + Lines.oneLine(waiting);
    return next == null ? List.of(wait) : List.of(wait, "foreseen once that is over: " + write);
  }

  static String headline(RolloutStatus status) {
    String where = status.namespace() + "/" + status.name();
    if (status.direction().equals("none")) {
      return where + ": no rollout under way";
    }
    return where + ": " + progress(status) + ", size " + status.size() + ending(status);
  }

  /** How far a rollout under way has come: {@code forward, rolling, step 8 of 18}. */
  static String progress(RolloutStatus status) {
    return status.direction()
        + ", "
        + status.phase()
        + ", "
        + StepRecord.ordinal(status.direction(), status.step())
        + " of "
        + status.steps();
  }

  private static String ending(RolloutStatus status) {
    if (status.finish() == null) {
      return "";
    }
    return status.finish().equals("restore")
        ? ", ends with " + status.name() + " restored"
        : ", ends with " + status.finish();
  }

  private static void row(Table table, String role, @Nullable ControllerState half) {
    if (half == null) {
      table.row(role, "-", "-", "-", "-", "-", "-");
    } else {
      table.row(
          role,
          half.name(),
          half.desired(),
          half.current(),
          half.ready(),
          half.available(),
          String.join(",", half.images()));
    }
  }
}
