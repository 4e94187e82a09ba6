package dev.rolloutshell.scenario;

/** A scenario file that cannot be used, in one line that says where and why. */
public final class InvalidScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * What is wrong with a file as a whole.
   *
   * @param source what messages call the file
   * @param message what was expected and what was seen
   */
  public InvalidScenarioException(String source, String message) {
    super(source + ": " + message, null, false, false);
  }

  /**
   * What is wrong at a line.
   *
   * @param source what messages call the file
   * @param line the line, from 1
   * @param message what was expected and what was seen
   */
  public InvalidScenarioException(String source, int line, String message) {
    this(source + ", line " + line, message);
  }

  /** The line for the operator. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
