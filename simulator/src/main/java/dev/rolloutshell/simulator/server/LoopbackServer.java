package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.transport.ApiAccess;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.HttpUrl;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.InetAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * fabric8's mock web server with another inside: the facade stays (start, port, URL, shutdown), but
 * requests go to a simulated API, watches included.
 */
final class LoopbackServer extends MockWebServer {
  /** Of a request line and of all headers, as in Go's HTTP server. */
  private static final int LONGEST_HEAD = 1 << 20;

  /** As a kube-apiserver allows; each watch of an HTTP/2 client takes one. */
  private static final int MOST_STREAMS = 250;

  private final ApiAccess api;
  private final ServeOptions options;
  private final @Nullable LoopbackCertificate certificate;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1));
  private @Nullable HttpServer server;

  LoopbackServer(ApiAccess api, ServeOptions options) {
    this.api = api;
    this.options = options;
    this.certificate = options.https() ? LoopbackCertificate.create(options.now()) : null;
  }

  /** What clients are to trust, as PEM; {@code null} without TLS. */
  @Nullable String certificate() {
    return certificate == null ? null : certificate.certificate();
  }

  @Override
  public synchronized void start(InetAddress address, int port) {
    FrontHandler handler = new FrontHandler(vertx, api, options);
    HttpServer starting =
        vertx
            .createHttpServer(serverOptions(address, port))
            .connectionHandler(handler::connected)
            .invalidRequestHandler(handler::invalid)
            .requestHandler(handler::handle);
    try {
      server = starting.listen().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException refused) {
      vertx.close();
      Throwable why = refused.getCause() == null ? refused : refused.getCause();
      String what = why instanceof BindException ? "is in use or not allowed" : "cannot be opened";
      throw new CannotServeException(
          "port %d of %s %s: %s".formatted(port, address.getHostAddress(), what, why.getMessage()),
          why);
    }
  }

  private HttpServerOptions serverOptions(InetAddress address, int port) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHost(address.getHostAddress())
            .setPort(port)
            .setMaxInitialLineLength(LONGEST_HEAD)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(MOST_STREAMS)
                    .setMaxHeaderListSize(LONGEST_HEAD))
            .setHandle100ContinueAutomatically(true)
            .setMaxWebSocketFrameSize(1 << 20)
            .setCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    if (certificate != null) {
      http.setSsl(true)
          .setUseAlpn(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .addCertValue(Buffer.buffer(certificate.certificate()))
                  .addKeyValue(Buffer.buffer(certificate.key())));
    }
    return http;
  }

  @Override
  public void start() {
    start(0);
  }

  @Override
  public void start(int port) {
    start(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public synchronized void shutdown() {
    if (server != null) {
      server = null;
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(5, TimeUnit.SECONDS)
          .exceptionally(late -> null)
          .join();
    }
    closeUnused();
    super.shutdown();
  }

  /** The facade makes itself a Vert.x that it closes only when it served with it. */
  private void closeUnused() {
    try {
      Field field = MockWebServer.class.getDeclaredField("vertx");
      field.setAccessible(true);
      if (field.get(this) instanceof Vertx unused) {
        unused.close();
      }
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return; // Then a thread that does nothing stays.
    }
  }

  @Override
  public int getPort() {
    HttpServer running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.actualPort();
  }

  @Override
  public String getHostName() {
    return "localhost";
  }

  @Override
  public void useHttps() {
    // The options have decided.
  }

  @Override
  public HttpUrl url(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    String scheme = certificate == null ? "http" : "https";
    return HttpUrl.parse(scheme + "://localhost:" + getPort() + "/" + relative);
  }
}
