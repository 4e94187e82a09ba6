package dev.rolloutshell.simulator.fault;

import java.time.Duration;

/** Calls take longer on their way. */
final class Latency extends NamedKind implements CallKind {
  private static final String DELAY = "delay";
  private static final String JITTER = "jitter";

  Latency() {
    super(
        Family.NETWORK,
        "latency",
        "the call takes longer to arrive",
        FaultParameter.duration(DELAY, Duration.ofMillis(100), "how much longer"),
        FaultParameter.duration(JITTER, Duration.ZERO, "up to how much more, by the seed"));
  }

  @Override
  public Verdict before(Struck call) {
    Duration least = call.effect().duration(DELAY);
    Duration jitter = call.effect().duration(JITTER);
    return Verdict.later(
        jitter.isZero() ? least : call.world().faults().pick(least, least.plus(jitter)));
  }
}
