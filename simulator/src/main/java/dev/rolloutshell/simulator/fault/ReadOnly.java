package dev.rolloutshell.simulator.fault;

import java.time.Duration;

/** An API server that writes nothing for a while, as when its etcd is full. */
final class ReadOnly extends NamedKind implements StandingKind {

  ReadOnly() {
    super(
        Family.SERVER,
        "read-only",
        "every write of a client is refused with 500, as when etcd is full",
        StandingKind.lasts(Duration.ofSeconds(30)));
  }

  @Override
  public Verdict during(CallKind.Struck call) {
    return call.request().method().equals("GET")
        ? Verdict.PASS
        : Verdict.answered(Refusal.answer(500, "", "etcdserver: mvcc: database space exceeded"));
  }
}
