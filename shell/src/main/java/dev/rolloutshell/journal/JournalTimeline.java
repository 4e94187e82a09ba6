package dev.rolloutshell.journal;

import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws up the timeline of a rollout from the entries of journals. */
public final class JournalTimeline {

  private JournalTimeline() {}

  /** What happened in this time after the end still belongs to the picture. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Instant OPEN = Instant.MAX.minus(MARGIN);

  /** The last entry that tells of a rollout under way, or {@code null} when none does. */
  public static @Nullable Entry latest(List<Entry> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      boolean told =
          (entries.get(i).what() instanceof Entry.Seen seen && !seen.direction().equals("none"))
              || entries.get(i).what() instanceof Entry.Wrote;
      if (told && !entries.get(i).rollout().isEmpty()) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** The entries from the beginning of the last rollout of a controller on. */
  public static List<Entry> lastRollout(List<Entry> entries, Place place, String name) {
    List<Entry> last = new ArrayList<>();
    boolean over = false;
    for (Entry entry : entries) {
      boolean ours = entry.place().equals(place) && entry.rollout().equals(name);
      if (ours && entry.what() instanceof Entry.Wrote wrote && wrote.stored()) {
        if (over || wrote.rule().equals("CreateTarget")) {
          last.removeIf(before -> !Course.sameCommand(before, entry));
        }
        over = !wrote.ends().isEmpty();
      }
      last.add(entry);
    }
    return last;
  }

  /**
   * The timeline of a controller's rollouts, with the commands that were typed meanwhile.
   *
   * @param entries entries in the order in which they were written
   */
  public static Timeline of(List<Entry> entries, Place place, String name) {
    Map<String, Instant> begun = new HashMap<>();
    Set<String> users = new TreeSet<>();
    Last last = new Last(Timeline.titled("Rollout of " + name));
    Set<String> names = new HashSet<>(Set.of(name));
    Set<String> others = new HashSet<>();
    Instant end = end(entries, place, name);
    for (Entry entry : entries) {
      if (!entry.rollout().isEmpty()
          && !(entry.place().equals(place) && entry.rollout().equals(name))) {
        others.add(command(entry));
      } else if (entry.what() instanceof Entry.Seen seen) {
        seen.controllers().forEach(controller -> names.add(controller.name()));
      }
      if (entry.place().equals(place)) {
        begun.putIfAbsent(command(entry), entry.clock());
        users.add(entry.rollout().equals(name) ? entry.who() : "");
      }
    }
    for (Entry entry : entries) {
      if (entry.clock().isAfter(end.plus(MARGIN))) {
        continue;
      }
      Instant at = begun.get(command(entry));
      if (entry.what() instanceof Entry.Typed typed && at != null) {
        boolean another = others.contains(command(entry)) || Subject.isAnother(typed.line(), names);
        if (!another && !looksOnly(typed.line()) && !at.isAfter(end)) {
          last.typed(at, typed.line());
        }
      } else if (entry.what() instanceof Entry.Struck strike && place.isOf(entry.place())) {
        last.struck(entry.clock(), strike);
      } else if (entry.place().equals(place) && entry.rollout().equals(name)) {
        last.add(entry);
      }
    }
    users.remove("");
    return last.tell(place, String.join(", ", users));
  }

  /** When the last rollout ended, or {@link #OPEN}. */
  private static Instant end(List<Entry> entries, Place place, String name) {
    Instant end = OPEN;
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Wrote wrote
          && entry.place().equals(place)
          && entry.rollout().equals(name)) {
        boolean over = wrote.stored() && !wrote.ends().isEmpty();
        end = over ? entry.clock() : OPEN;
      }
    }
    return end;
  }

  /** The command that an entry belongs to; the first of a session begins before it is connected. */
  private static String command(Entry entry) {
    return entry.session() + " " + entry.command();
  }

  /** Commands that change nothing would only hide those that do. */
  private static boolean looksOnly(String line) {
    return line.matches("(get|timeline|watch|describe)\\b.*")
        || line.matches("rollout (status|explain|plan|history|watch)\\b.*");
  }

  /** Adds what is about the rollout; limits go on for as long as nothing else is seen. */
  private static final class Last {

    private final Timeline.Builder timeline;
    private @Nullable Integer floor;
    private @Nullable Integer ceiling;
    private String result = "";
    private boolean begun;
    private int writes;
    private Instant first = Instant.MAX;

    Last(Timeline.Builder timeline) {
      this.timeline = timeline;
    }

    void typed(Instant at, String line) {
      see(at);
      timeline.command(at, line);
    }

    void struck(Instant at, Entry.Struck strike) {
      see(at);
      timeline.mark(
          new Timeline.Mark(
              at, Timeline.Mark.Kind.FAULT, strike.fault(), strike.struck(), strike.about()));
    }

    private void see(Instant at) {
      first = at.isBefore(first) ? at : first;
    }

    void add(Entry entry) {
      see(entry.clock());
      if (entry.what() instanceof Entry.Seen seen) {
        seen(entry, seen);
      } else if (entry.what() instanceof Entry.Wrote wrote) {
        String what = wrote.verb() + " " + wrote.object();
        String why = wrote.stored() ? wrote.reason() : wrote.message();
        timeline.write(entry.clock(), wrote.label(), what, why);
        writes += wrote.stored() ? 1 : 0;
        begun |= wrote.stored();
        result = wrote.stored() ? wrote.ends() : result;
      } else if (entry.what() instanceof Entry.Said said) {
        timeline.note(entry.clock(), said.text());
      } else if (entry.what() instanceof Entry.Reported reported && reported.exitCode() != 0) {
        timeline.note(entry.clock(), reported.message());
      }
    }

    private void seen(Entry entry, Entry.Seen seen) {
      if (seen.floor() != null) {
        floor = seen.floor();
        ceiling = seen.ceiling();
      }
      timeline.sample(entry.clock(), seen.ready(), seen.total(), floor, ceiling);
      String caption = seen.waiting().isEmpty() ? "" : "waiting for " + seen.waiting();
      timeline.state(new Timeline.State(entry.clock(), seen.controllers(), seen.pods(), caption));
    }

    Timeline tell(Place place, String users) {
      timeline.subtitle(
          "context "
              + place.context()
              + ", namespace "
              + place.namespace()
              + ", from "
              + first.truncatedTo(ChronoUnit.SECONDS)
              + " on");
      if (!users.isEmpty()) {
        timeline.fact("by", users);
      }
      timeline.fact("writes", Integer.toString(writes));
      if (begun) {
        timeline.fact("result", result.isEmpty() ? "open" : result);
      }
      return timeline.build();
    }
  }
}
