package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one client and the API, to see its requests and to break them: an {@link Error}
 * thrown here reaches the client's caller unchanged and stands for the client's death, an {@link
 * IOException} is a broken connection.
 */
public interface RequestHook {

  /** Lets everything pass. */
  RequestHook NONE = new RequestHook() {};

  /**
   * Called before a request is applied, also one to watch.
   *
   * @return an answer to give instead of applying it, or {@code null} to go on
   */
  default @Nullable ApiResponse beforeApply(ApiRequest request) throws IOException {
    return null;
  }

  /**
   * Called after a request was applied, before the client gets the answer.
   *
   * @return the answer that the client gets
   */
  default ApiResponse afterApply(ApiRequest request, ApiResponse response) throws IOException {
    return response;
  }

  /** Called before a watch opens: what its frames go to on their way to the client. */
  default WatchSink aroundWatch(ApiRequest request, WatchSink client) {
    return client;
  }
}
