package dev.rolloutshell.scenario;

import java.util.List;

/** A scenario file that cannot be used, with everything that was found wrong with it. */
public final class InvalidScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * What is wrong with a file as a whole.
   *
   * @param source what messages call the file
   * @param message what was expected and what was seen
   */
  public InvalidScenarioException(String source, String message) {
    this(source, 0, message);
  }

  /**
   * What is wrong at a line.
   *
   * @param source what messages call the file
   * @param line the line, from 1
   * @param message what was expected and what was seen
   */
  public InvalidScenarioException(String source, int line, String message) {
    this(List.of(new Problem(source, line, "", message, List.of())));
  }

  /**
   * All that is wrong.
   *
   * @param problems at least one
   */
  public InvalidScenarioException(List<Problem> problems) {
    super(text(problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  private static String text(List<Problem> problems) {
    int more = problems.size() - 1;
    return problems.get(0).text() + (more == 0 ? "" : " (and " + more + " more)");
  }

  /** All that is wrong: unknown keys first, then by line. */
  public List<Problem> problems() {
    return problems;
  }

  /** One line for the operator. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
