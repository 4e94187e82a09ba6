package dev.rolloutshell.view;

import dev.rolloutshell.session.ObjectChange;
import dev.rolloutshell.session.TimeTravel.Moment;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Moments of a simulator, and what differs between them. */
public final class TravelView {

  private TravelView() {}

  /**
   * The moments that one can go to as a value.
   *
   * @param now where the simulator is
   * @param moments where it can go
   */
  public record Moments(Moment now, List<Moment> moments) {}

  /** A moment and what was done with it; a text that ends with a blank gets the step's number. */
  public static Output moment(Moment moment, String done) {
    String what = done.endsWith(" ") ? done + moment.step() : done;
    String next = moment.next().isEmpty() ? "" : ", " + moment.next();
    return Output.line(
            moment, what + next + "; it is " + moment.at().truncatedTo(ChronoUnit.MILLIS))
        .named(List.of("moment/" + moment.name()));
  }

  /** What {@code simulator checkpoints} shows. */
  public static Output moments(List<Moment> moments, Moment now) {
    Table table = Table.of("KIND", "NAME", "STEP", "TIME", "NEXT");
    for (Moment moment : moments) {
      table.row(
          moment.kind(),
          moment.name(),
          moment.step(),
          moment.at().truncatedTo(ChronoUnit.MILLIS),
          moment.next());
    }
    table.row("now", now.name(), now.step(), now.at().truncatedTo(ChronoUnit.MILLIS), "");
    return Output.of(new Moments(now, moments), wide -> table.lines())
        .named(moments.stream().map(moment -> "moment/" + moment.name()).toList());
  }

  /** What {@code simulator diff} shows. */
  public static Output changes(List<ObjectChange> changes, String before, String after) {
    List<String> lines = new ArrayList<>();
    for (ObjectChange change : changes) {
      lines.add(change.how() + " " + change.object());
      change.fields().forEach(field -> lines.add("  " + field));
    }
    if (changes.isEmpty()) {
      lines.add("no difference between " + before + " and " + after);
    }
    return Output.of(changes, wide -> lines)
        .named(changes.stream().map(ObjectChange::named).toList());
  }
}
