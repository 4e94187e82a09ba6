package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that is wider than the terminal, broken at blanks: below its last column where it has
 * columns and that one has room, else below the first.
 */
public final class Wrapped {

  /** On narrower terminals lines are left to the terminal. */
  private static final int NARROWEST = 40;

  private static final Pattern GAP = Pattern.compile(" {2,}(?=\\S)");

  private Wrapped() {}

  /** A text whose lines are all broken likewise. */
  public static String text(String text, int columns) {
    if (columns == 0) {
      return text;
    }
    StringBuilder wrapped = new StringBuilder();
    text.lines()
        .flatMap(line -> lines(line, columns).stream())
        .forEach(line -> wrapped.append(line).append('\n'));
    return wrapped.toString();
  }

  /**
   * The lines.
   *
   * @param columns of the terminal, or 0 where it is none
   */
  public static List<String> lines(String line, int columns) {
    // What is to be typed next can be copied as one line only where the terminal breaks it.
    boolean whole = line.length() <= columns || line.startsWith("try: ");
    if (whole || columns < NARROWEST || line.indexOf('\u001b') >= 0) {
      return List.of(line);
    }
    int margin = margin(line, columns);
    List<String> lines = new ArrayList<>();
    String head = line.substring(0, margin);
    String rest = line.substring(margin);
    while (head.length() + rest.length() > columns) {
      int blank = rest.lastIndexOf(' ', columns - head.length());
      if (rest.substring(0, Math.max(0, blank)).isBlank()) {
        break; // A word that is wider than the room for it is the terminal's to break.
      }
      lines.add((head + rest.substring(0, blank)).stripTrailing());
      rest = rest.substring(blank).strip();
      head = " ".repeat(margin);
    }
    lines.add(head + rest);
    return lines;
  }

  private static int margin(String line, int columns) {
    int first = 0;
    int last = 0;
    Matcher gap = GAP.matcher(line);
    while (gap.find()) {
      last = gap.end();
      first = first == 0 ? last : first;
    }
    if (last <= columns * 2 / 3) {
      return last;
    }
    return first <= columns / 3 ? first : 0;
  }
}
