package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** The client dies with the answer in its hands. */
final class KillAfter extends NamedKind implements CallKind {

  KillAfter() {
    super(Family.CLIENT, "kill-after", "the client dies with the answer in its hands");
  }

  @Override
  public int timesByDefault() {
    return 1;
  }

  @Override
  public Verdict after(Struck call, ApiResponse answer) {
    return Verdict.died(ClientDeath.Moment.AFTER, call.words());
  }
}
