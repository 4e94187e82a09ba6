package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;

/** The API as a transport sees it. */
public interface ApiAccess {

  /** Answers a request; never throws. */
  ApiResponse handle(ApiRequest request);

  /** Whether a request asks for a watch. */
  boolean isWatch(ApiRequest request);

  /** Opens a watch, whose frames come in order and never from inside a change of the store. */
  WatchOutcome watch(ApiRequest request, WatchSink sink);
}
