package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.WatchHandle;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A watch as the endless body of an answer: one line a frame. */
final class InMemoryStream extends FrameFlow {
  private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Body body = new Body();
  private volatile @Nullable WatchHandle handle;

  InMemoryStream(AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    super(0);
    this.consumer = consumer;
  }

  /** The answer through which the client receives the watch. */
  HttpResponse<AsyncBody> start(HttpRequest request, String contentType, WatchHandle watch) {
    this.handle = watch;
    open();
    return new Answer(request, contentType, body);
  }

  @Override
  void take(byte[] frame) {
    byte[] line = Arrays.copyOf(frame, frame.length + 1);
    line[frame.length] = '\n';
    try {
      consumer.consume(List.of(ByteBuffer.wrap(line)), body);
    } catch (Exception broken) {
      done.completeExceptionally(broken);
    }
  }

  @Override
  void finish() {
    done.complete(null);
  }

  private final class Body implements AsyncBody {
    @Override
    public void consume() {
      credit();
    }

    @Override
    public CompletableFuture<Void> done() {
      return done;
    }

    @Override
    public void cancel() {
      WatchHandle watch = handle;
      if (watch != null) {
        watch.close();
      }
      done.cancel(false);
      cut();
    }
  }

  private static final class Answer extends StandardHttpHeaders implements HttpResponse<AsyncBody> {
    private final HttpRequest request;
    private final AsyncBody body;

    Answer(HttpRequest request, String contentType, AsyncBody body) {
      super(Map.of(CONTENT_TYPE, List.of(contentType)));
      this.request = request;
      this.body = body;
    }

    @Override
    public int code() {
      return 200;
    }

    @Override
    public AsyncBody body() {
      return body;
    }

    @Override
    public HttpRequest request() {
      return request;
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
      return Optional.empty();
    }
  }
}
