package dev.rolloutshell.simulator.fault;

/** A read that a server answers whose own cache is some versions old. */
final class StaleRead extends NamedKind implements CallKind {

  StaleRead() {
    super(
        Family.SERVER,
        "stale-read",
        "a read is answered with the state of some versions ago",
        FaultParameter.count(
            "versions", 3, "how many versions, at most what the history remembers"));
  }

  @Override
  public boolean concerns(String verb) {
    return verb.equals("get") || verb.equals("list");
  }

  @Override
  public Verdict before(Struck call) {
    return Verdict.answered(
        call.world().applyAsOf(call.request(), call.effect().number("versions")));
  }

  @Override
  public String occasion() {
    return "reads";
  }
}
