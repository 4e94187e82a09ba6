package dev.rolloutshell.simulator.fault;

/** A request that never arrives. */
final class RequestDropped extends NamedKind implements CallKind {

  RequestDropped() {
    super(
        Family.NETWORK,
        "request-dropped",
        "the request never arrives; the client waits in vain",
        ClientPatience.parameter());
  }

  @Override
  public Verdict before(Struck call) {
    return ClientPatience.givesUp(call);
  }
}
