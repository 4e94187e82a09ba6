package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.transport.ApiAccess;

/** A cluster as an observer calls it: no fault counts its calls or strikes them. */
record Observed(SimulatedCluster cluster) implements ApiAccess {

  @Override
  public ApiResponse handle(ApiRequest request) {
    return cluster.handle(request);
  }

  @Override
  public boolean isWatch(ApiRequest request) {
    return cluster.isWatch(request);
  }

  @Override
  public WatchOutcome watch(ApiRequest request, WatchSink sink) {
    return cluster.watch(request, sink);
  }
}
