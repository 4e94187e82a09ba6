package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about what the client may do; whoever gets this far may do everything. */
final class AccessReviews {
  private static final String GROUP = "authorization.k8s.io";
  private static final String BASE = "/apis/" + GROUP + "/v1/";

  /** The kinds of question by their place in paths. */
  static final Map<String, String> KINDS =
      Map.of(
          "selfsubjectaccessreviews", "SelfSubjectAccessReview",
          "selfsubjectrulesreviews", "SelfSubjectRulesReview");

  private AccessReviews() {}

  /** The kind of question asked at a path, or {@code null} when it is none. */
  static @Nullable String kind(String path) {
    return path.startsWith(BASE) ? KINDS.get(path.substring(BASE.length())) : null;
  }

  static ApiResponse answer(ApiRequest request, String kind) {
    if (!request.method().equals("POST")) {
      throw Answers.methodNotAllowed();
    }
    JsonObject body = Body.read(request, new Body.Expected(GROUP, "v1", kind));
    boolean rules = kind.equals("SelfSubjectRulesReview");
    JsonObject spec = body.object("spec");
    if (rules && spec.string("namespace", "").isEmpty()) {
      throw ApiException.badRequest("no namespace on request");
    }
    if (!rules) {
      checkQuestion(spec);
    }
    return ApiServer.json(
        201,
        JsonObject.of(
            "kind",
            kind,
            "apiVersion",
            GROUP + "/v1",
            "metadata",
            JsonObject.of("creationTimestamp", null),
            "spec",
            rules ? JsonObject.EMPTY : spec,
            "status",
            rules ? everything() : JsonObject.of("allowed", true)));
  }

  /** A question is about a resource or about a path, and not about both. */
  private static void checkQuestion(JsonObject spec) {
    boolean resource = spec.get("resourceAttributes") != null;
    boolean path = spec.get("nonResourceAttributes") != null;
    FieldErrors errors = new FieldErrors();
    if (!resource && !path) {
      errors.invalidText(
          "spec.resourceAttributes",
          "\"null\"",
          "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
    if (resource && path) {
      errors.invalid(
          "spec.nonResourceAttributes",
          "",
          "cannot be specified in combination with resourceAttributes");
    }
    errors.refuse(GROUP, "SelfSubjectAccessReview", "");
  }

  private static JsonObject everything() {
    List<String> all = List.of("*");
    return JsonObject.of(
        "resourceRules",
        List.of(JsonObject.of("verbs", all, "apiGroups", all, "resources", all)),
        "nonResourceRules",
        List.of(JsonObject.of("verbs", all, "nonResourceURLs", all)),
        "incomplete",
        false);
  }
}
