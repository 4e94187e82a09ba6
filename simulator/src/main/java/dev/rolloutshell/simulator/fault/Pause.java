package dev.rolloutshell.simulator.fault;

import java.time.Duration;

/** The client stands still before its call, as a process that is stopped or starved. */
final class Pause extends NamedKind implements CallKind {
  private static final String FOR = "pause";

  Pause() {
    super(
        Family.CLIENT,
        "pause",
        "the client stands still before the call, as a process that is stopped",
        FaultParameter.duration(FOR, Duration.ofSeconds(30), "for how long"));
  }

  @Override
  public int timesByDefault() {
    return 1;
  }

  @Override
  public Verdict before(Struck call) {
    return Verdict.later(call.effect().duration(FOR));
  }
}
