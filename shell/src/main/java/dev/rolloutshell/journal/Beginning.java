package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a rollout began, as the Event says that was left then: by this command, or by another.
 *
 * @param at when
 * @param uid the uid of the controller that the Event is about
 * @param message what it says
 */
record Beginning(Instant at, String uid, String message) {

  private static final Set<String> ENDS = Set.of("RolloutFinished", "RolloutAborted");

  /** That of the rollout under way, or {@code null} when Events tell of none. */
  static @Nullable Beginning last(Map<String, Object> list, String name) {
    Beginning last = null;
    Instant ended = Instant.MIN;
    for (Map<String, Object> event : Tree.objects(list, "items")) {
      boolean ours =
          Tree.string(event, "source", "component").equals(EventNotes.COMPONENT)
              && Tree.string(event, "involvedObject", "name").equals(name);
      Beginning one = ours ? of(event) : null;
      String reason = Tree.string(event, "reason");
      if (one != null && ENDS.contains(reason)) {
        ended = one.at().isAfter(ended) ? one.at() : ended;
      } else if (one != null && reason.equals("RolloutStarted")) {
        last = last == null || !one.at().isBefore(last.at()) ? one : last;
      }
    }
    return last == null || ended.isAfter(last.at()) ? null : last;
  }

  private static @Nullable Beginning of(Map<String, Object> event) {
    try {
      return new Beginning(
          Instant.parse(Tree.string(event, "lastTimestamp")),
          Tree.string(event, "involvedObject", "uid"),
          Tree.string(event, "message"));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** In words, for the Event at the end. */
  String words() {
    return message + ", since " + at;
  }

  /** The same Event for a controller that has the name now. */
  EventNotes.Note note(Instant id) {
    return new EventNotes.Note(id, at, "RolloutStarted", "Normal", message);
  }
}
