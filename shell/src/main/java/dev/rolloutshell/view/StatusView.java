package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rollout stands: a sentence, its two controllers, what comes next. */
public final class StatusView {

  private StatusView() {}

  /** What {@code rollout status} shows. */
  public static Output output(RolloutStatus status) {
    return Output.of(status, wide -> lines(status))
        .named(List.of("replicationcontrollers/" + status.name()));
  }

  private static List<String> lines(RolloutStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(status));
    Table table = Table.of("ROLE", "NAME", "DESIRED", "CURRENT", "READY", "AVAILABLE", "IMAGES");
    if (status.source() != null || status.target() != null) {
      row(table, "source", status.source());
      row(table, "target", status.target());
      lines.addAll(table.lines());
    }
    StepRecord next = status.next();
    if (next != null) {
      lines.add(
          "next: step "
              + next.number()
              + ", "
              + next.verb()
              + " "
              + next.object()
              + ": "
              + Lines.oneLine(next.reason()));
    }
    if (status.waiting() != null) {
      lines.add("waiting for " + Lines.oneLine(status.waiting()));
    }
    status.remarks().forEach(remark -> lines.add(Lines.oneLine(remark)));
    return lines;
  }

  private static String headline(RolloutStatus status) {
    String where = status.namespace() + "/" + status.name();
    if (status.direction().equals("none")) {
      return where + ": no rollout under way";
    }
    return where
        + ": "
        + status.direction()
        + ", "
        + status.phase()
        + ", step "
        + status.step()
        + " of "
        + status.steps()
        + ", size "
        + status.size()
        + (status.finish() == null ? "" : ", ends with " + status.finish());
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
