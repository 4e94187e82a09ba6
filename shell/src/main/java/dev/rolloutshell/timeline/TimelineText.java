package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Fact;
import dev.rolloutshell.timeline.Timeline.Mark;
import dev.rolloutshell.timeline.Timeline.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Draws a timeline with characters. No meaning hangs on colour, and there is none. */
public final class TimelineText {

  private static final int LEAST_COLUMNS = 20;
  private static final int SIDE = 9;
  private static final int LABEL = 16;
  private static final int USUAL_WIDTH = 100;

  private static final Pattern EVENT = Pattern.compile("^ *\\+\\S+  [a-z]+ ");

  private TimelineText() {}

  /**
   * The drawing and, below it, everything that was done and happened, a line each.
   *
   * @param width the columns there are, or 0 when lines may be as long as they like; what is longer
   *     goes on in further lines
   */
  public static List<String> lines(Timeline timeline, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(timeline.title());
    if (!timeline.subtitle().isEmpty()) {
      lines.add(timeline.subtitle());
    }
    for (Fact fact : timeline.facts()) {
      lines.add(fact.name() + ": " + fact.value());
    }
    lines.add(Summary.of(timeline));
    if (!timeline.isEmpty()) {
      int room = (width == 0 ? USUAL_WIDTH : width) - SIDE - 2 - LABEL;
      lines.add("");
      lines.addAll(drawing(timeline, new Columns(timeline, Math.max(LEAST_COLUMNS, room))));
      lines.add("");
      lines.addAll(events(timeline));
    }
    for (Passage passage : timeline.passages()) {
      lines.add("");
      lines.add(passage.heading());
      passage.text().lines().forEach(lines::add);
    }
    return lines.stream().flatMap(line -> wrapped(line, width).stream()).toList();
  }

  /** Text from elsewhere must not move the cursor. */
  private static List<String> wrapped(String line, int width) {
    String rest = line.replaceAll("\\p{Cntrl}+", " ").stripTrailing();
    int room = Math.max(width, SIDE + 2 + LEAST_COLUMNS + LABEL);
    if (width == 0 || rest.length() <= room) {
      return List.of(rest);
    }
    boolean event = EVENT.matcher(rest).find();
    String indent = event ? " ".repeat(SIDE + 11) : "";
    List<String> lines = new ArrayList<>();
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank > room / 2 ? blank : room;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static List<String> drawing(Timeline timeline, Columns columns) {
    List<String> lines = new ArrayList<>(new BarRows(timeline, columns).lines(SIDE));
    lines.addAll(scale(columns));
    for (Mark.Kind kind : Mark.Kind.values()) {
      if (timeline.marks().stream().anyMatch(mark -> mark.kind() == kind)) {
        lines.add(lane(timeline, columns, kind));
      }
    }
    for (TimeAxis.Stretch fold : columns.axis().folds()) {
      lines.add(
          " ".repeat(SIDE + 2)
              + "~ is "
              + Elapsed.rough(fold.length())
              + " from +"
              + Elapsed.text(columns.axis().since(fold.from()))
              + " on, in which nothing changed");
    }
    return lines;
  }

  private static List<String> scale(Columns columns) {
    char[] line = new char[columns.count()];
    char[] times = new char[columns.count() + LABEL];
    Arrays.fill(times, ' ');
    for (int i = 0; i < line.length; i++) {
      line[i] = columns.folded(i) ? '~' : '─';
    }
    for (Instant tick : columns.axis().ticks(Math.min(0.5, 10.0 / columns.count()))) {
      int column = columns.of(tick);
      line[column] = '┴';
      String text = Elapsed.text(columns.axis().since(tick));
      text.getChars(0, Math.min(text.length(), times.length - column), times, column);
    }
    return List.of(
        " ".repeat(SIDE) + " └" + new String(line), " ".repeat(SIDE) + "  " + new String(times));
  }

  private static String lane(Timeline timeline, Columns columns, Mark.Kind kind) {
    int[] counts = new int[columns.count()];
    timeline.marks().stream()
        .filter(mark -> mark.kind() == kind)
        .forEach(mark -> counts[columns.of(mark.at())]++);
    StringBuilder line = new StringBuilder(String.format("%" + SIDE + "s  ", kind.heading()));
    for (int count : counts) {
      line.append(count == 0 ? ' ' : count == 1 ? sign(kind) : count > 9 ? '+' : digit(count));
    }
    return line.toString();
  }

  private static char digit(int number) {
    return (char) ('0' + number);
  }

  private static char sign(Mark.Kind kind) {
    return switch (kind) {
      case COMMAND -> '>';
      case WRITE -> '|';
      case FAULT -> 'x';
      case WRONG -> '!';
      case NOTE -> '*';
    };
  }

  private static List<String> events(Timeline timeline) {
    TimeAxis axis = TimeAxis.of(timeline);
    List<String> lines = new ArrayList<>();
    for (Mark mark : timeline.marks()) {
      String time = "+" + Elapsed.text(axis.since(mark.at()));
      lines.add(String.format("%9s  %-7s  %s", time, mark.kind().word(), LaneDrawing.words(mark)));
    }
    return lines;
  }
}
