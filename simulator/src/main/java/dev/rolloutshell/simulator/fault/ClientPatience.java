package dev.rolloutshell.simulator.fault;

import java.time.Duration;

/** How long a client waits for an answer that does not come. */
final class ClientPatience {
  /** As this tool's own clients. */
  static final Duration DEFAULT = Duration.ofSeconds(20);

  static final String WAIT = "wait";

  private ClientPatience() {}

  static FaultParameter parameter() {
    return FaultParameter.duration(WAIT, DEFAULT, "after which the client gives up");
  }

  /** The client waits in vain. */
  static Verdict givesUp(CallKind.Struck call) {
    Duration wait = call.effect().duration(WAIT);
    return Verdict.broken("no answer within " + wait.toSeconds() + " s").after(wait);
  }
}
