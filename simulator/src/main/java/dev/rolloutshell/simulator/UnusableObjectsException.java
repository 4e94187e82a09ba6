package dev.rolloutshell.simulator;

/** Says in one line why objects could not be loaded into a simulated cluster. */
public final class UnusableObjectsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the line for the person who wrote the file. */
  public UnusableObjectsException(String message) {
    super(message);
  }
}
