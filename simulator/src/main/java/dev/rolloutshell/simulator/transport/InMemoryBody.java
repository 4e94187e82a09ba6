package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.ApiResponse;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An answer whose body is there already; the client takes it when it asks for it. */
final class InMemoryBody extends StandardHttpHeaders implements HttpResponse<AsyncBody>, AsyncBody {
  private final HttpRequest request;
  private final ApiResponse answer;
  private final Consumer<List<ByteBuffer>> consumer;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private boolean taken;

  InMemoryBody(HttpRequest request, ApiResponse answer, Consumer<List<ByteBuffer>> consumer) {
    super(headers(answer));
    this.request = request;
    this.answer = answer;
    this.consumer = consumer;
  }

  static Map<String, List<String>> headers(ApiResponse answer) {
    if (answer.headers().isEmpty()) {
      return Map.of(CONTENT_TYPE, List.of(answer.contentType()));
    }
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(CONTENT_TYPE, List.of(answer.contentType()));
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  @Override
  public int code() {
    return answer.status();
  }

  @Override
  public AsyncBody body() {
    return this;
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public Optional<HttpResponse<?>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public void consume() {
    if (done.isDone()) {
      return;
    }
    if (taken || answer.body().length == 0) {
      done.complete(null);
      return;
    }
    taken = true;
    try {
      consumer.consume(List.of(ByteBuffer.wrap(answer.body()).asReadOnlyBuffer()), this);
    } catch (Exception broken) {
      done.completeExceptionally(broken);
    }
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void cancel() {
    done.cancel(false);
  }
}
