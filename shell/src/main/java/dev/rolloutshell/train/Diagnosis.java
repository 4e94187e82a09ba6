package dev.rolloutshell.train;

import java.util.List;
import java.util.Locale;

/**
 * The question what is wrong, with plausible causes.
 *
 * @param question the question
 * @param causes the causes, one of them right, in the order of the file
 */
public record Diagnosis(String question, List<Cause> causes) {

  /** Copies the list. */
  public Diagnosis {
    causes = List.copyOf(causes);
  }

  /**
   * A cause that may be the one.
   *
   * @param text the cause
   * @param right whether it is
   * @param why what speaks for it or against it, told afterwards
   */
  public record Cause(String text, boolean right, String why) {}

  /** The letter of the right cause, from {@code a}. */
  public String right() {
    for (int i = 0; i < causes.size(); i++) {
      if (causes.get(i).right()) {
        return letter(i);
      }
    }
    throw new IllegalStateException("no cause is right: " + question);
  }

  /** The letter of a cause by its place. */
  public static String letter(int index) {
    return String.valueOf((char) ('a' + index));
  }

  /**
   * The cause of a letter.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public Cause cause(String answer) {
    String letter = answer.toLowerCase(Locale.ROOT);
    int index = letter.length() == 1 ? letter.charAt(0) - 'a' : -1;
    if (index < 0 || index >= causes.size()) {
      throw new IllegalArgumentException(
          "expected a letter from a to " + letter(causes.size() - 1) + ", got '" + answer + "'");
    }
    return causes.get(index);
  }
}
