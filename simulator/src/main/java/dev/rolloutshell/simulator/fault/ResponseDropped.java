package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A request that is applied and whose answer never arrives. */
final class ResponseDropped extends NamedKind implements CallKind {

  ResponseDropped() {
    super(
        Family.NETWORK,
        "response-dropped",
        "the request is applied and its answer lost; the client waits in vain",
        ClientPatience.parameter());
  }

  @Override
  public Verdict after(Struck call, ApiResponse answer) {
    return ClientPatience.givesUp(call);
  }
}
