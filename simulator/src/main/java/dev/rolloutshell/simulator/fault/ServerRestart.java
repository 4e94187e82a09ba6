package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An API server that restarts: every watch dies, and nobody gets through until it is back. */
final class ServerRestart extends NamedKind implements StandingKind {

  ServerRestart() {
    super(
        Family.SERVER,
        "server-restart",
        "the API server restarts: watches die, connections are refused until it is back",
        StandingKind.lasts(Duration.ofSeconds(5)));
  }

  @Override
  public @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    world.endWatches();
    return null;
  }

  @Override
  public Verdict during(CallKind.Struck call) {
    return Verdict.broken("connection refused");
  }
}
