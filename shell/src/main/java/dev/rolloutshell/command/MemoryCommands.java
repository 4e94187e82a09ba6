package dev.rolloutshell.command;

import dev.rolloutshell.journal.Course;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.History;
import dev.rolloutshell.journal.JournalReader;
import dev.rolloutshell.journal.JournalTimeline;
import dev.rolloutshell.journal.PastEvents;
import dev.rolloutshell.journal.PastRollout;
import dev.rolloutshell.journal.Place;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.timeline.Timeline;
import dev.rolloutshell.timeline.TimelinePage;
import dev.rolloutshell.timeline.TimelineSvg;
import dev.rolloutshell.view.HistoryView;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.TimelineView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that tell what was done: from the session's diary, journals and Events. */
final class MemoryCommands {

  private static final String GROUP = "Records";

  private static final Argument NAME =
      Argument.required("NAME", new Argument.Completion.Controllers())
          .about("the controller whose rollouts are meant");

  private final Session session;

  private MemoryCommands(Session session) {
    this.session = session;
  }

  static List<ShellCommand> all(Session session) {
    MemoryCommands commands = new MemoryCommands(session);
    return List.of(commands.history(), commands.timeline());
  }

  private ShellCommand history() {
    return ShellCommand.named(
            "rollout history", GROUP, "show the rollouts of a controller that are remembered")
        .takes(NAME)
        .with(RolloutWords.NAMESPACE)
        .example("rollout history web")
        .example("rollout history web -o yaml")
        .does(this::history);
  }

  private Output history(Call call) {
    String name = call.word(0);
    Place place = session.place(call.namespace());
    List<PastRollout> events = PastEvents.of(events(call, name), name);
    List<Entry> entries = Course.standing(Recollection.everything(session));
    List<PastRollout> rollouts = History.of(entries, place, name, events);
    return HistoryView.output(name, place.namespace(), rollouts);
  }

  /** The Events about a controller; who may not read them still has the journals. */
  private List<Map<String, Object>> events(Call call, String name) {
    try {
      return session.events(call.namespace(), name);
    } catch (CommandFailure e) {
      return call.without("Events", e, List.of());
    }
  }

  private ShellCommand timeline() {
    return ShellCommand.named(
            "timeline", GROUP, "draw ready, total, floor and ceiling of a rollout over time")
        .takes(
            Argument.optional("NAME", new Argument.Completion.Controllers())
                .about("the controller; without it the one whose rollout was looked at last"))
        .with(
            Parameter.value("html", "FILE", "write one page with a slider, which needs no network"),
            Parameter.value("svg", "[FILE]", "write the drawing; without a file, to the output"),
            Parameter.value("journal", "FILE", "draw what this journal tells"),
            Parameter.flag("all", "all rollouts of NAME that are remembered, not the last alone"),
            RolloutWords.NAMESPACE)
        .example("timeline web")
        .example("timeline web --html=web.html")
        .example("timeline --journal=FILE --svg > web.svg")
        .does(this::timeline);
  }

  private Output timeline(Call call) {
    Timeline timeline = drawn(call);
    String html = call.option("html");
    String svg = call.option("svg");
    boolean svgToOutput = Parameter.STANDS_ALONE.equals(svg);
    List<String> files = new ArrayList<>();
    if (html != null) {
      write(html, TimelinePage.html(timeline), files);
    }
    if (svg != null && !svgToOutput) {
      write(svg, TimelineSvg.svg(timeline), files);
    }
    if (svgToOutput) {
      files.forEach(file -> call.note("written: " + file));
      return TimelineView.svg(timeline);
    }
    return files.isEmpty()
        ? TimelineView.text(timeline, call.columns())
        : TimelineView.files(timeline, files);
  }

  private Timeline drawn(Call call) {
    String journal = call.option("journal");
    String name = call.argument(0);
    List<Entry> entries =
        Course.standing(journal == null ? known(call, name) : read(call, journal));
    Place place = journal == null ? session.place(call.namespace()) : null;
    Entry latest =
        JournalTimeline.latest(
            entries.stream()
                .filter(e -> name == null || e.rollout().equals(name))
                .filter(e -> place == null || e.place().equals(place))
                .toList());
    if (latest == null) {
      throw CommandFailure.refused(
          (journal == null ? "timeline" : "journal " + journal)
              + ": expected a rollout"
              + (name == null ? "" : " of " + name)
              + ", but none is remembered",
          "rollout run " + (name == null ? "NAME" : name) + " --image=IMAGE");
    }
    List<Entry> meant =
        call.flag("all")
            ? entries
            : JournalTimeline.lastRollout(entries, latest.place(), latest.rollout());
    return JournalTimeline.of(meant, latest.place(), latest.rollout());
  }

  /** What this session knows; what journals know, too, where it knows nothing or all is wanted. */
  private List<Entry> known(Call call, @Nullable String name) {
    Place place = session.place(call.namespace());
    List<Entry> own = session.diary().entries();
    boolean enough =
        own.stream()
            .anyMatch(
                e ->
                    e.place().equals(place)
                        && !e.rollout().isEmpty()
                        && (name == null || e.rollout().equals(name)));
    return enough && !call.flag("all") ? own : Recollection.everything(session);
  }

  private static List<Entry> read(Call call, String file) {
    try {
      JournalReader.Journal journal = JournalReader.read(Path.of(file));
      if (journal.unread() > 0) {
        call.note("note: lines of " + file + " that are no entries: " + journal.unread());
      }
      return journal.entries();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw CommandFailure.refused(
          "journal " + file + ": expected a file of JSON lines, but it cannot be read",
          "timeline --journal=FILE");
    }
  }

  private static void write(String file, String text, List<String> written) {
    try {
      Files.writeString(Path.of(file), text);
      written.add(file);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw CommandFailure.refused(
          "file " + file + ": expected to write it, but " + why(e), "timeline --html=FILE");
    }
  }

  private static String why(Exception e) {
    Set<Class<?>> plain = Set.of(java.nio.file.NoSuchFileException.class);
    return plain.contains(e.getClass())
        ? "there is no such folder"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
