package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;

/** Everything that is not an object: versions, groups, health. */
final class Discovery {
  private Discovery() {}

  static ApiResponse answer(String method, String path) {
    if (path.equals("/healthz") && method.equals("GET")) {
      return ApiServer.json(200, "ok");
    }
    throw new ApiException(
        404, "NotFound", "the server could not find the requested resource", JsonObject.EMPTY);
  }
}
