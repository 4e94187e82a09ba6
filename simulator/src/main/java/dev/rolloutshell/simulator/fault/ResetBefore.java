package dev.rolloutshell.simulator.fault;

/** A connection that breaks before the request arrives. */
final class ResetBefore extends NamedKind implements CallKind {

  ResetBefore() {
    super(Family.NETWORK, "reset-before", "the connection is reset before the request arrives");
  }

  @Override
  public Verdict before(Struck call) {
    return Verdict.broken("connection reset");
  }
}
