package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A connection that breaks after the request was applied. */
final class ResetAfter extends NamedKind implements CallKind {

  ResetAfter() {
    super(
        Family.NETWORK,
        "reset-after",
        "the request is applied, and the connection is reset before the answer arrives");
  }

  @Override
  public Verdict after(Struck call, ApiResponse answer) {
    return Verdict.broken("connection reset");
  }
}
