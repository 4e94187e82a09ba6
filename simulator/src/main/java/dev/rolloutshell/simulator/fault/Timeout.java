package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.clock.Event;
import java.time.Duration;

/** A request that is stuck on its way, and arrives when its client has given up. */
final class Timeout extends NamedKind implements CallKind {
  private static final String LATE = "late";

  Timeout() {
    super(
        Family.NETWORK,
        "timeout",
        "the client gives up waiting, and the request is applied only after that",
        ClientPatience.parameter(),
        FaultParameter.duration(
            LATE, Duration.ofSeconds(1), "how long after that the request is applied"));
  }

  @Override
  public Verdict before(Struck call) {
    FaultEffect effect = call.effect();
    Duration arrives = effect.duration(ClientPatience.WAIT).plus(effect.duration(LATE));
    call.world().after(arrives, new Arrival(call.request(), call.words()));
    return ClientPatience.givesUp(call);
  }

  /** The request arrives after all. */
  private record Arrival(ApiRequest request, String words) implements Event<FaultWorld> {
    @Override
    public String name() {
      return "late " + words;
    }

    @Override
    public void run(FaultWorld world) {
      var unused = world.apply(request);
    }
  }
}
