package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;

/** Prose on a terminal: words wrapped into lines, with a margin. */
final class Paragraphs {

  /** The columns of a line. */
  static final int WIDTH = 88;

  private Paragraphs() {}

  /** A text's lines, each wrapped by itself where it is a list, else joined into paragraphs. */
  static List<String> of(String text, String first, String margin) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    int words = 0;
    for (String word : Lines.oneLine(text).split("\\s+", -1)) {
      if (words > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(margin);
        words = 0;
      }
      line.append(words++ > 0 ? " " : "").append(word);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** A text of several paragraphs, which blank lines separate. */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\n\\s*\\n", -1)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(of(paragraph, "", ""));
    }
    return lines;
  }
}
