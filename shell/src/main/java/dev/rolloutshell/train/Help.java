package dev.rolloutshell.train;

/**
 * What an operator asked for and answered in a drill.
 *
 * @param hints hints taken
 * @param solutionSeen whether the solution was shown
 * @param answers answers to the question what is wrong
 * @param right whether the last of them was right
 */
public record Help(int hints, boolean solutionSeen, int answers, boolean right) {

  /** Nothing yet. */
  public static final Help NONE = new Help(0, false, 0, false);

  Help hint() {
    return new Help(hints + 1, solutionSeen, answers, right);
  }

  Help solution() {
    return new Help(hints, true, answers, right);
  }

  /** An answer; once it was right, or the solution was shown, further ones do not count. */
  Help answer(boolean correct) {
    return right || solutionSeen ? this : new Help(hints, solutionSeen, answers + 1, correct);
  }
}
