package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** The call is applied, and the client dies before the answer arrives. */
final class KillLostReply extends NamedKind implements CallKind {

  KillLostReply() {
    super(
        Family.CLIENT,
        "kill-lost-reply",
        "the call is applied, and the client dies before the answer arrives");
  }

  @Override
  public int timesByDefault() {
    return 1;
  }

  @Override
  public Verdict after(Struck call, ApiResponse answer) {
    return Verdict.died(ClientDeath.Moment.LOST_REPLY, call.words());
  }
}
