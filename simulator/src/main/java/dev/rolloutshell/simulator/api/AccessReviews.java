package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;

/** Questions about what the client may do; whoever gets this far may do everything. */
final class AccessReviews {
  static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  private AccessReviews() {}

  static ApiResponse answer(ApiRequest request) {
    if (!request.method().equals("POST")) {
      throw Answers.methodNotAllowed();
    }
    JsonObject body =
        Body.read(
            request, new Body.Expected("authorization.k8s.io", "v1", "SelfSubjectAccessReview"));
    JsonObject metadata = JsonObject.of("creationTimestamp", null);
    return ApiServer.json(
        201,
        JsonObject.of(
            "kind",
            "SelfSubjectAccessReview",
            "apiVersion",
            "authorization.k8s.io/v1",
            "metadata",
            metadata,
            "spec",
            body.object("spec"),
            "status",
            JsonObject.of("allowed", true)));
  }
}
