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
}
