package dev.rolloutshell.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** A command that is run again and again, as a screen. */
public final class RepeatedView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private RepeatedView() {}

  /** The time of day in a header. */
  public static String time(Instant now) {
    return TIME.format(now);
  }

  /**
   * The lines: a header, and as much of the output as there is room for.
   *
   * @param command the command
   * @param every the pause between two runs
   * @param until what the output is to show, or {@code null}
   * @param now the time of the last run
   * @param output its lines
   */
  public static List<AttributedString> lines(
      String command,
      Duration every,
      @Nullable String until,
      Instant now,
      List<String> output,
      int columns,
      int rows,
      Glyphs glyphs) {
    List<AttributedString> lines = new ArrayList<>();
    String what = "every " + Durations.format(every) + ": " + command;
    String when = time(now);
    int room = columns - when.length() - what.length();
    String head = room < 1 ? when + " " + what : what + " ".repeat(room) + when;
    lines.add(cut(head, AttributedStyle.BOLD, columns, glyphs));
    String leave = "q leaves, Ctrl-C interrupts";
    lines.add(
        cut(
            until == null ? leave : "until '" + until + "'; " + leave,
            AttributedStyle.DEFAULT,
            columns,
            glyphs));
    lines.add(new AttributedString(""));
    int most = Math.max(1, rows - lines.size());
    boolean all = output.size() <= most;
    for (String line : all ? output : output.subList(0, most - 1)) {
      lines.add(cut(line, AttributedStyle.DEFAULT, columns, glyphs));
    }
    if (!all) {
      lines.add(
          cut(
              glyphs.cut() + " " + (output.size() - most + 1) + " more lines",
              AttributedStyle.DEFAULT,
              columns,
              glyphs));
    }
    return lines;
  }

  private static AttributedString cut(
      String text, AttributedStyle style, int columns, Glyphs glyphs) {
    String clean = text.replace("\t", "    ").replaceAll("\\p{Cntrl}", " ");
    return LiveView.cut(new AttributedString(clean, style), columns, glyphs);
  }
}
