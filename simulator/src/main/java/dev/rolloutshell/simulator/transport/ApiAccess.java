package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The API as a transport sees it. */
public interface ApiAccess {

  /** Answers a request; never throws. */
  ApiResponse handle(ApiRequest request);

  /**
   * Answers a request as a client meets it, with everything that goes wrong on its way; the time
   * that takes passes at once.
   *
   * @throws IOException when the connection breaks
   */
  default ApiResponse exchange(ApiRequest request) throws IOException {
    return handle(request);
  }

  /**
   * What goes wrong on the way of a request to watch: an answer instead of the watch, or {@code
   * null} to open it.
   *
   * @throws IOException when the connection breaks
   */
  default @Nullable ApiResponse beforeWatch(ApiRequest request) throws IOException {
    return null;
  }

  /**
   * As {@link #exchange}, for a client elsewhere: the time that it takes passes with the cluster's.
   *
   * @return the answer, or an {@link IOException} when the connection breaks
   */
  default CompletableFuture<ApiResponse> exchangeLater(ApiRequest request) {
    return CompletableFuture.completedFuture(handle(request));
  }

  /** As {@link #beforeWatch}, for a client elsewhere. */
  default CompletableFuture<Optional<ApiResponse>> beforeWatchLater(ApiRequest request) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /** Answers a request about the simulator itself; {@code null} when it is about the cluster. */
  default @Nullable ApiResponse administer(ApiRequest request) {
    return null;
  }

  /** Whether a request asks for a watch. */
  boolean isWatch(ApiRequest request);

  /** Opens a watch, whose frames come in order and never from inside a change of the store. */
  WatchOutcome watch(ApiRequest request, WatchSink sink);
}
