package dev.rolloutshell.simulator.server;

import org.jspecify.annotations.Nullable;

/** Says in one line why a simulated API cannot be served, or its kubeconfig not be written. */
public final class CannotServeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the line for the operator. */
  public CannotServeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
