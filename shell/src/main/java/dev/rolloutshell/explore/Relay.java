package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The hook of whichever process uses a shared client just now. */
final class Relay implements RequestHook {

  private RequestHook now = RequestHook.NONE;

  /** From here on requests pass another hook; hands back the one before. */
  RequestHook to(RequestHook next) {
    RequestHook before = now;
    now = next;
    return before;
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) throws IOException {
    return now.beforeApply(request);
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) throws IOException {
    return now.afterApply(request, response);
  }

  @Override
  public WatchSink aroundWatch(ApiRequest request, WatchSink client) {
    return now.aroundWatch(request, client);
  }
}
