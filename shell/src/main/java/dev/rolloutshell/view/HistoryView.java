package dev.rolloutshell.view;

import dev.rolloutshell.journal.PastRollout;
import dev.rolloutshell.session.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rollouts of a controller that are remembered, the oldest first. */
public final class HistoryView {

  private HistoryView() {}

  /** What {@code rollout history} shows. */
  public static Output output(String name, String namespace, List<PastRollout> rollouts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("namespace", namespace);
    document.put("rollouts", rollouts);
    return Output.of(document, wide -> lines(name, namespace, rollouts, wide))
        .named(List.of(ObjectType.REPLICATION_CONTROLLERS.named(name)));
  }

  private static List<String> lines(
      String name, String namespace, List<PastRollout> rollouts, boolean wide) {
    if (rollouts.isEmpty()) {
      return List.of(namespace + "/" + name + ": no rollout is remembered");
    }
    Table table =
        wide
            ? Table.of(
                "NUMBER", "STARTED", "RESULT", "TOOK", "WRITES", "BY", "CHANGE", "SEEN IN", "LAST")
            : Table.of("NUMBER", "STARTED", "RESULT", "TOOK", "WRITES", "BY", "CHANGE");
    int number = 0;
    for (PastRollout each : rollouts) {
      List<Object> row = new ArrayList<>();
      row.add(++number);
      row.add(each.started().truncatedTo(ChronoUnit.SECONDS));
      row.add(each.result());
      row.add(took(each));
      row.add(each.writes() == 0 ? "-" : each.writes());
      row.add(each.who().isEmpty() ? "-" : String.join(",", each.who()));
      row.add(change(each));
      if (wide) {
        row.add(String.join(",", each.sources()));
        row.add(each.message().isEmpty() ? "-" : each.message());
      }
      table.row(row.toArray());
    }
    return table.lines();
  }

  private static String took(PastRollout rollout) {
    Instant end = rollout.ended();
    if (end == null) {
      return "-";
    }
    Duration took = Duration.between(rollout.started(), end);
    return Durations.format(took.toSeconds() == 0 ? took : took.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String change(PastRollout rollout) {
    if (rollout.from().isEmpty() && rollout.to().isEmpty()) {
      return "-";
    }
    return unknown(rollout.from()) + " -> " + unknown(rollout.to());
  }

  private static String unknown(String images) {
    return images.isEmpty() ? "?" : images;
  }
}
