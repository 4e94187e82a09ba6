package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;

/** Text broken at blanks into lines of so many columns. */
final class Folded {

  private Folded() {}

  /**
   * The lines of a text after a head; the later ones are set in as far as the head is long. A word
   * that is wider than a line is broken.
   */
  static List<String> lines(String head, String text, int columns) {
    List<String> lines = new ArrayList<>();
    String margin = " ".repeat(Math.min(head.length(), columns / 2));
    String before = head;
    String rest = Lines.oneLine(text);
    while (true) {
      int room = Math.max(1, columns - before.length());
      if (rest.length() <= room) {
        lines.add((before + rest).stripTrailing());
        return lines;
      }
      int blank = rest.lastIndexOf(' ', room);
      int end = blank <= 0 ? room : blank;
      lines.add(before + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
      before = margin;
    }
  }
}
