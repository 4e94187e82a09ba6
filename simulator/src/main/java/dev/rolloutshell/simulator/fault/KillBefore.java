package dev.rolloutshell.simulator.fault;

/** The client dies before its call leaves. */
final class KillBefore extends NamedKind implements CallKind {

  KillBefore() {
    super(Family.CLIENT, "kill-before", "the client dies, and the call never leaves");
  }

  @Override
  public int timesByDefault() {
    return 1;
  }

  @Override
  public Verdict before(Struck call) {
    return Verdict.died(ClientDeath.Moment.BEFORE, call.words());
  }
}
