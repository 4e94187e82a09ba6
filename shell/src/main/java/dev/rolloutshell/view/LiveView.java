package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A rollout as it goes on: a scene in, the lines of a screen out. */
public final class LiveView {

  /** Below so many columns the view folds. */
  static final int WIDE = 80;

  private static final int NARROWEST = 20;

  /** Up to so many rows only what matters most is shown. */
  private static final int LOW = 16;

  /** From so many rows on there is room for bars. */
  private static final int BARS = 11;

  /** Below so many rows nothing sensible can be shown. */
  private static final int LOWEST = 6;

  /** Lines that pods get in any case. */
  private static final int FEWEST_PODS = 4;

  /** Columns of the words at the left of the writes. */
  private static final int LABEL = 7;

  private final LiveScene scene;
  private final int columns;
  private final int rows;
  private final Glyphs glyphs;
  private final boolean folds;

  private LiveView(LiveScene scene, int columns, int rows, Glyphs glyphs) {
    this.scene = scene;
    this.columns = Math.max(NARROWEST, columns);
    this.rows = rows;
    this.glyphs = glyphs;
    this.folds = columns < WIDE;
  }

  /**
   * The lines, none wider than the terminal.
   *
   * @param columns its width
   * @param rows its height, which the lines keep to
   */
  public static List<AttributedString> lines(
      LiveScene scene, int columns, int rows, Glyphs glyphs) {
    return new LiveView(scene, columns, rows, glyphs).lines();
  }

  /** A line with a mark where it had to be cut. */
  static AttributedString cut(AttributedString line, int columns, Glyphs glyphs) {
    return line.columnLength() <= columns
        ? line
        : new AttributedStringBuilder()
            .append(line.columnSubSequence(0, columns - 1))
            .append(glyphs.cut())
            .toAttributedString();
  }

  private List<AttributedString> lines() {
    if (rows < LOWEST) {
      return List.of(plain("too small: " + LOWEST + " rows are needed"));
    }
    List<AttributedString> lines = new ArrayList<>();
    if (rows <= LOW && scene.picture() != null) {
      return low(scene.picture());
    }
    for (AttributedString line : folded("", scene.keys().line())) {
      lines.add(new AttributedString(line.toString(), AttributedStyle.BOLD));
    }
    Picture picture = scene.picture();
    if (picture == null) {
      lines.add(plain("reading the cluster"));
      return lines;
    }
    lines.addAll(folded("", StatusView.headline(picture.status())));
    lines.add(plain(""));
    lines.addAll(body(picture, Math.max(0, rows - lines.size())));
    return lines.size() > rows ? lines.subList(0, rows) : lines;
  }

  /** Where rows lack: how it stands, both controllers, what is waited for; the keys come last. */
  private List<AttributedString> low(Picture picture) {
    HalvesView halves = new HalvesView(picture, scene.now(), columns, folds, glyphs);
    List<AttributedString> lines =
        new ArrayList<>(folded("", StatusView.headline(picture.status())));
    lines.addAll(halves.brief(rows >= BARS));
    List<AttributedString> below = below(picture, 0);
    lines.addAll(below.subList(1, below.size()));
    List<AttributedString> fitting =
        new ArrayList<>(lines.subList(0, Math.min(lines.size(), rows - 1)));
    String keys = cut(new AttributedString(scene.keys().brief()), columns, glyphs).toString();
    fitting.add(new AttributedString(keys, AttributedStyle.BOLD));
    return fitting;
  }

  /**
   * The controllers, their pods, and what goes on. Where rows lack, the oldest writes go first,
   * then pods, and then what is left of the controllers: what is waited for stays.
   */
  private List<AttributedString> body(Picture picture, int room) {
    HalvesView halves = new HalvesView(picture, scene.now(), columns, folds, glyphs);
    int writes = scene.writes().size();
    List<AttributedString> below = below(picture, writes);
    while (writes > 0
        && room - halves.withoutPods() - below.size()
            < (writes > 1 ? halves.allPods() : Math.min(FEWEST_PODS, halves.allPods()))) {
      writes--;
      below = below(picture, writes);
    }
    int pods = Math.max(0, room - halves.withoutPods() - below.size());
    List<AttributedString> lines = halves.lines(pods);
    if (lines.size() + below.size() > room) {
      lines = lines.subList(0, Math.max(0, Math.min(lines.size(), room - below.size())));
    }
    return Stream.concat(lines.stream(), below.stream()).toList();
  }

  /** What is waited for, what comes next, and the last writes. */
  private List<AttributedString> below(Picture picture, int writes) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(plain(""));
    if (scene.remark() != null) {
      lines.addAll(labelled("note", scene.remark()));
    }
    if (scene.waiting() != null) {
      lines.addAll(labelled("waits", "for " + scene.waiting() + waited(picture)));
    }
    StepRecord next = picture.status().next();
    if (next != null) {
      String foreseen = scene.waiting() == null ? "" : "foreseen: ";
      String write = next.place() + ", " + next.verb() + " " + next.object();
      lines.addAll(labelled("next", foreseen + write + ": " + next.reason()));
    }
    String label = "last";
    int all = scene.writes().size();
    for (int i = all - 1; i >= all - writes; i--) {
      lines.addAll(labelled(label, RunView.line(scene.writes().get(i))));
      label = "";
    }
    return lines;
  }

  private String waited(Picture picture) {
    String so = " (" + Durations.age(scene.waited()) + ")";
    if (picture.deadline() == null) {
      return so;
    }
    Duration left = Duration.between(scene.now(), picture.deadline());
    return so + (left.isNegative() ? ", deadline now" : ", deadline in " + Durations.age(left));
  }

  private List<AttributedString> labelled(String label, String text) {
    return folded(String.format("%-" + LABEL + "s", label), text);
  }

  private List<AttributedString> folded(String head, String text) {
    return Folded.lines(head, text, columns).stream().map(this::plain).toList();
  }

  private AttributedString plain(String text) {
    return cut(new AttributedString(text), columns, glyphs);
  }
}
