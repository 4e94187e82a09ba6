package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchHandle;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A fabric8 HTTP client that calls the simulated API directly: everything completes on the caller's
 * thread, without sockets, threads or timers.
 */
public final class InMemoryHttpClient
    extends StandardHttpClient<
        InMemoryHttpClient, InMemoryHttpClientFactory, InMemoryHttpClientBuilder> {
  private final ApiAccess api;
  private final RequestHook hook;

  InMemoryHttpClient(
      InMemoryHttpClientBuilder builder, AtomicBoolean closed, ApiAccess api, RequestHook hook) {
    super(builder, closed);
    this.api = api;
    this.hook = hook;
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
      StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    ApiRequest asked = translate(request);
    try {
      ApiResponse answer = hook.beforeApply(asked);
      if (answer == null && api.isWatch(asked)) {
        answer = api.beforeWatch(asked);
        if (answer == null) {
          return CompletableFuture.completedFuture(stream(request, asked, consumer));
        }
      } else if (answer == null) {
        answer = hook.afterApply(asked, api.exchange(asked));
      }
      return CompletableFuture.completedFuture(new InMemoryBody(request, answer, consumer));
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private HttpResponse<AsyncBody> stream(
      StandardHttpRequest request, ApiRequest asked, AsyncBody.Consumer<List<ByteBuffer>> to) {
    InMemoryStream stream = new InMemoryStream(to);
    WatchOutcome outcome = api.watch(asked, hook.aroundWatch(asked, stream));
    if (outcome instanceof WatchOutcome.Open open) {
      return stream.start(request, open.contentType(), open.handle());
    }
    return new InMemoryBody(request, ((WatchOutcome.Refused) outcome).response(), to);
  }

  @Override
  public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
      StandardWebSocketBuilder builder, WebSocket.Listener listener) {
    StandardHttpRequest request = builder.asHttpRequest();
    ApiRequest asked = translate(request);
    try {
      ApiResponse refusal = hook.beforeApply(asked);
      if (refusal == null) {
        refusal = api.beforeWatch(asked);
      }
      if (refusal != null) {
        return CompletableFuture.completedFuture(refused(request, refusal));
      }
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(broken);
    }
    InMemoryWebSocket socket = new InMemoryWebSocket(listener);
    WatchSink sink = hook.aroundWatch(asked, socket);
    WatchOutcome outcome = api.watch(asked, sink);
    if (outcome instanceof WatchOutcome.Refused refused) {
      return CompletableFuture.completedFuture(refused(request, refused.response()));
    }
    WatchHandle handle = ((WatchOutcome.Open) outcome).handle();
    socket.attach(handle);
    socket.start();
    return CompletableFuture.completedFuture(
        new WebSocketResponse(new WebSocketUpgradeResponse(request), socket));
  }

  private static WebSocketResponse refused(StandardHttpRequest request, ApiResponse answer) {
    return new WebSocketResponse(
        new WebSocketUpgradeResponse(request, answer.status(), InMemoryBody.headers(answer)),
        new IOException("the server answered " + answer.status() + " to a request to watch"));
  }

  private static ApiRequest translate(StandardHttpRequest request) {
    String query = request.uri().getRawQuery();
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), last(values)));
    String contentType = request.getContentType();
    if (contentType != null) {
      headers.put("content-type", contentType);
    }
    return new ApiRequest(
        request.method(),
        request.uri().getRawPath(),
        query == null ? "" : query,
        headers,
        bytes(request.body()));
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  private static byte[] bytes(StandardHttpRequest.@Nullable BodyContent body) {
    if (body == null) {
      return new byte[0];
    }
    if (body instanceof StandardHttpRequest.StringBodyContent text) {
      return text.getContent().getBytes(StandardCharsets.UTF_8);
    }
    if (body instanceof StandardHttpRequest.ByteArrayBodyContent array) {
      return array.getContent();
    }
    throw new UnsupportedOperationException("a body of " + body.getClass());
  }

  @Override
  protected void doClose() {
    // Nothing is held; watches are closed by whoever opened them.
  }
}
