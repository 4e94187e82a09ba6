package dev.rolloutshell.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rollouts of one controller, put together from what journals and Events remember. */
public final class History {

  /** Times of Events are whole seconds. */
  private static final Duration BLUR = Duration.ofSeconds(1);

  private History() {}

  /**
   * The rollouts, oldest first.
   *
   * @param entries entries of journals
   * @param events rollouts that Events tell of
   */
  public static List<PastRollout> of(
      List<Entry> entries, Place place, String name, List<PastRollout> events) {
    List<PastRollout> rollouts = new ArrayList<>(fromJournal(entries, place, name));
    for (PastRollout event : events) {
      int same = indexOfSame(rollouts, event);
      if (same < 0) {
        rollouts.add(event);
      } else {
        rollouts.set(same, merged(rollouts.get(same), event));
      }
    }
    rollouts.sort(Comparator.comparing(PastRollout::started));
    return rollouts;
  }

  private static int indexOfSame(List<PastRollout> rollouts, PastRollout event) {
    for (int i = 0; i < rollouts.size(); i++) {
      PastRollout rollout = rollouts.get(i);
      Instant end = rollout.ended() == null ? Instant.MAX : rollout.ended().plus(BLUR);
      Instant eventEnd = event.ended() == null ? event.started() : event.ended();
      boolean before = eventEnd.isBefore(rollout.started().minus(BLUR));
      if (rollout.sources().contains(PastEvents.SOURCE) || before || event.started().isAfter(end)) {
        continue;
      }
      return i;
    }
    return -1;
  }

  /** The journal knows more, but for what somebody else did. */
  private static PastRollout merged(PastRollout journal, PastRollout event) {
    boolean open = journal.result().equals(OPEN);
    Instant eventStart = event.started();
    boolean earlier = eventStart.isBefore(journal.started().minus(BLUR));
    return new PastRollout(
        earlier ? eventStart : journal.started(),
        open ? event.ended() : journal.ended(),
        open ? event.result() : journal.result(),
        journal.from().isEmpty() ? event.from() : journal.from(),
        journal.to().isEmpty() ? event.to() : journal.to(),
        journal.writes(),
        union(journal.who(), event.who()),
        List.of(SOURCE, PastEvents.SOURCE),
        open && event.ended() != null ? event.message() : journal.message(),
        journal.steps());
  }

  private static List<String> union(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    other.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return List.copyOf(all);
  }

  /** The result of a rollout that is not known to be over. */
  static final String OPEN = "open";

  private static final String SOURCE = "journal";

  private static List<PastRollout> fromJournal(List<Entry> entries, Place place, String name) {
    List<PastRollout> rollouts = new ArrayList<>();
    Pages pages = new Pages();
    for (Entry entry : entries) {
      boolean ours = entry.place().equals(place) && entry.rollout().equals(name);
      if (!ours) {
        continue;
      }
      if (pages.beginsAnother(entry)) {
        pages.closeTo(rollouts);
        pages = new Pages();
      }
      pages.add(entry);
    }
    pages.closeTo(rollouts);
    return rollouts;
  }

  /** What is remembered of one rollout, page by page. */
  private static final class Pages {

    private final List<PastRollout.Step> steps = new ArrayList<>();
    private final List<String> who = new ArrayList<>();
    private String from = "";
    private String to = "";
    private String result = OPEN;
    private String message = "";
    private @Nullable Instant ended;

    /** A write begins another rollout when this one is over, or when it is a commit point. */
    boolean beginsAnother(Entry entry) {
      return entry.what() instanceof Entry.Wrote wrote
          && wrote.stored()
          && !steps.isEmpty()
          && (ended != null || wrote.rule().equals("CreateTarget"));
    }

    void add(Entry entry) {
      if (entry.what() instanceof Entry.Wrote wrote && wrote.stored()) {
        wrote(entry, wrote);
      } else if (entry.what() instanceof Entry.Seen seen && ended == null) {
        seen.controllers().forEach(this::image);
      } else if (entry.what() instanceof Entry.Reported reported) {
        message = reported.message();
      }
    }

    private void image(dev.rolloutshell.timeline.Timeline.Controller controller) {
      if (from.isEmpty() && !controller.role().equals("target")) {
        from = controller.image();
      }
      if (controller.role().equals("target")) {
        to = controller.image();
      }
    }

    private void wrote(Entry entry, Entry.Wrote wrote) {
      steps.add(
          new PastRollout.Step(
              entry.clock(),
              wrote.direction(),
              wrote.step(),
              wrote.verb(),
              wrote.object(),
              wrote.reason(),
              entry.who()));
      if (!entry.who().isEmpty() && !who.contains(entry.who())) {
        who.add(entry.who());
      }
      if (!wrote.ends().isEmpty()) {
        result = wrote.ends();
        ended = entry.clock();
      }
    }

    void closeTo(List<PastRollout> rollouts) {
      if (!steps.isEmpty()) {
        rollouts.add(
            new PastRollout(
                steps.get(0).time(),
                ended,
                result,
                from,
                to,
                steps.size(),
                List.copyOf(who),
                List.of(SOURCE),
                message,
                List.copyOf(steps)));
      }
    }
  }
}
