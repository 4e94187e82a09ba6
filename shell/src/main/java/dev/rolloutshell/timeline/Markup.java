package dev.rolloutshell.timeline;

import java.util.Locale;

/** Text and numbers as they stand in HTML and SVG. */
final class Markup {

  private Markup() {}

  /** Text in which nothing is markup, neither between tags nor in an attribute. */
  static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(c -> append(text, c));
    return text.toString();
  }

  private static void append(StringBuilder text, int c) {
    switch (c) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      case '\'' -> text.append("&#39;");
      default -> {
        // What XML does not allow even as a reference would make the whole page unreadable.
        boolean allowed =
            c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c <= 0xd7ff);
        boolean beyond = (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
        text.appendCodePoint(allowed || beyond ? c : 0xfffd);
      }
    }
  }

  /** A coordinate, to the tenth. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** The text, or its beginning with an ellipsis where it is longer than so many characters. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return length < 2 ? "" : text.substring(0, length - 1).stripTrailing() + "…";
  }
}
