package dev.rolloutshell.view;

/** Text from a cluster, made fit for one line of a terminal. */
public final class Lines {

  private Lines() {}

  /**
   * The text with every run of line breaks and control characters as one blank, so that an object's
   * content can neither break a table nor move the cursor.
   */
  public static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** A text and a detail after it in so many columns; the text gives way where they are too few. */
  static String fitted(String text, String detail, int columns) {
    String line = oneLine(text + " " + detail);
    if (line.length() <= columns) {
      return line;
    }
    int room = columns - detail.length() - 2;
    String cut = room < 1 ? line : oneLine(text).substring(0, room) + "… " + detail;
    return cut.substring(0, Math.min(columns, cut.length()));
  }
}
