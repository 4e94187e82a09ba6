package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.Map;

/**
 * A server that knows its answers beforehand: the same client cannot be answered faster over this
 * kind of socket. GET has one pod, or one list of ten; what is written is sent back.
 */
final class Floor implements AutoCloseable {
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1));
  private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
  private final HttpServer server;
  private final Buffer pod;
  private final Buffer list;
  private final Buffer all;

  Floor(SimulatedCluster cluster) {
    String pods = "/api/v1/namespaces/" + Bench.NAMESPACE + "/pods";
    this.pod = answer(cluster, pods + "/" + Served.name(0), "");
    this.list = answer(cluster, pods, "labelSelector=shard%3Dshard-0");
    this.all = answer(cluster, pods, "");
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(0)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(certificate.keyCertOptions()))
            .requestHandler(this::handle);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  private static Buffer answer(SimulatedCluster cluster, String path, String query) {
    ApiResponse response =
        cluster.handle(new ApiRequest("GET", path, query, Map.of(), new byte[0]));
    return Buffer.buffer(response.body());
  }

  private void handle(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json");
    if (request.method().equals(HttpMethod.GET)) {
      boolean one = !request.path().endsWith("/pods");
      boolean few = request.query() != null && request.query().contains("labelSelector");
      request.response().end(one ? pod : few ? list : all);
    } else if (request.method().equals(HttpMethod.DELETE)) {
      request.response().end(pod);
    } else {
      request.body().onSuccess(body -> request.response().end(body));
    }
  }

  String url() {
    return "https://localhost:" + server.actualPort();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    certificate.delete();
  }
}
