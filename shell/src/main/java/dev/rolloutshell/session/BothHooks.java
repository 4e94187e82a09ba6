package dev.rolloutshell.session;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Two hooks, one within the other.
 *
 * @param outer sees requests first and answers last
 * @param inner stands nearer to the server
 */
record BothHooks(RequestHook outer, RequestHook inner) implements RequestHook {

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) throws IOException {
    ApiResponse answer = outer.beforeApply(request);
    return answer == null ? inner.beforeApply(request) : answer;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) throws IOException {
    return outer.afterApply(request, inner.afterApply(request, response));
  }

  @Override
  public WatchSink aroundWatch(ApiRequest request, WatchSink client) {
    return inner.aroundWatch(request, outer.aroundWatch(request, client));
  }
}
