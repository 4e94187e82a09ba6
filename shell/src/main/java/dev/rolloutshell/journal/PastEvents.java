package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rollouts from the Events that {@link EventNotes} left on a controller. */
public final class PastEvents {

  /** Where such a rollout is remembered. */
  static final String SOURCE = "events";

  private static final Pattern CHANGE =
      Pattern.compile("from (\\S*) to (\\S*): \\d* pods, as \\S*(?: by (\\S+))?");

  private PastEvents() {}

  private record Note(Instant at, String reason, String message) {}

  /**
   * The rollouts that Events tell of, oldest first.
   *
   * @param events Events as JSON trees, of any source
   * @param name the controller
   */
  public static List<PastRollout> of(List<Map<String, Object>> events, String name) {
    List<Note> notes = new ArrayList<>();
    for (Map<String, Object> event : events) {
      Note note = note(event, name);
      // A renamed controller has the Event of the beginning once more.
      if (note != null && !notes.contains(note)) {
        notes.add(note);
      }
    }
    notes.sort(Comparator.comparing(Note::at));
    List<PastRollout> rollouts = new ArrayList<>();
    PastRollout open = null;
    for (Note note : notes) {
      if (open == null || note.reason().equals("RolloutStarted")) {
        if (open != null) {
          rollouts.add(open);
        }
        open = begun(note);
      }
      open = after(open, note);
      if (open.ended() != null) {
        rollouts.add(open);
        open = null;
      }
    }
    if (open != null) {
      rollouts.add(open);
    }
    return rollouts;
  }

  private static @Nullable Note note(Map<String, Object> event, String name) {
    boolean ours =
        Tree.string(event, "source", "component").equals(EventNotes.COMPONENT)
            && Tree.string(event, "involvedObject", "kind").equals("ReplicationController")
            && Tree.string(event, "involvedObject", "name").equals(name);
    String time = Tree.string(event, "lastTimestamp");
    try {
      return ours
          ? new Note(
              Instant.parse(time), Tree.string(event, "reason"), Tree.string(event, "message"))
          : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static PastRollout begun(Note note) {
    Matcher change = CHANGE.matcher(note.message());
    boolean told = note.reason().equals("RolloutStarted") && change.matches();
    String by = told ? change.group(3) : null;
    return new PastRollout(
        note.at(),
        null,
        History.OPEN,
        told ? change.group(1) : "",
        told ? change.group(2) : "",
        0,
        by == null ? List.of() : List.of(by),
        List.of(SOURCE),
        "",
        List.of());
  }

  private static PastRollout after(PastRollout open, Note note) {
    String result =
        switch (note.reason()) {
          case "RolloutFinished" -> "finished";
          case "RolloutAborted" -> "aborted";
          default -> History.OPEN;
        };
    return new PastRollout(
        open.started(),
        result.equals(History.OPEN) ? null : note.at(),
        result,
        open.from(),
        open.to(),
        writes(note.message()),
        open.who(),
        open.sources(),
        note.message(),
        List.of());
  }

  /** How many writes an Event speaks of. */
  private static int writes(String message) {
    Matcher writes = Pattern.compile("in (\\d{1,6}) writes?").matcher(message);
    return writes.find() ? Integer.parseInt(writes.group(1)) : 0;
  }
}
