package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.transport.ApiAccess;
import java.util.Map;

/**
 * Answers that are there beforehand, behind the in-memory transport: nobody can answer the same
 * client faster in process. GET has one pod, or one list; what is written is sent back.
 */
final class Canned implements ApiAccess {
  private final ApiResponse pod;
  private final ApiResponse list;
  private final ApiResponse all;

  Canned(SimulatedCluster cluster) {
    String pods = "/api/v1/namespaces/" + Bench.NAMESPACE + "/pods";
    this.pod = answer(cluster, pods + "/" + Served.name(0), "");
    this.list = answer(cluster, pods, "labelSelector=shard%3Dshard-0");
    this.all = answer(cluster, pods, "");
  }

  private static ApiResponse answer(SimulatedCluster cluster, String path, String query) {
    return cluster.handle(new ApiRequest("GET", path, query, Map.of(), new byte[0]));
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return switch (request.method()) {
      case "GET" ->
          !request.path().endsWith("/pods")
              ? pod
              : request.query().contains("labelSelector") ? list : all;
      case "DELETE" -> pod;
      default -> new ApiResponse(200, "application/json", Map.of(), request.body());
    };
  }

  @Override
  public boolean isWatch(ApiRequest request) {
    return false;
  }

  @Override
  public WatchOutcome watch(ApiRequest request, WatchSink sink) {
    throw new UnsupportedOperationException("the floor has no watches");
  }
}
