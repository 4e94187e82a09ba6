package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a pod through a subresource that is a deed: binding it, evicting it. */
final class PodDeeds {
  private final Registry registry;

  PodDeeds(Registry registry) {
    this.registry = registry;
  }

  ApiResponse bind(ApiRequest request, ObjectKey key, Query query) {
    JsonObject body = Body.read(request, new Body.Expected("", "v1", "Binding"));
    RequestOptions options = RequestOptions.parse(request, query, "CreateOptions", false);
    checkName(key, body, "Binding");
    JsonObject target = body.object("target");
    FieldErrors errors = new FieldErrors();
    String kind = target.string("kind", "");
    if (!kind.isEmpty() && !kind.equals("Node")) {
      errors.unsupported("target.kind", kind, List.of("Node", "<empty>"));
    }
    if (target.string("name", "").isEmpty()) {
      errors.required("target.name", "");
    }
    // Kubernetes gives these away as an error of its own.
    errors
        .text()
        .ifPresent(
            text -> {
              throw new ApiException(500, "", text, ApiException.NO_DETAILS);
            });
    registry.bind(
        key,
        target.string("name", ""),
        body.object("metadata").object("annotations"),
        options.dryRun());
    return success();
  }

  ApiResponse evict(ApiRequest request, ObjectKey key, Query query) {
    JsonObject body = Body.read(request, new Body.Expected("policy", "v1beta1", "Eviction"));
    checkName(key, body, "Eviction");
    RequestOptions asked = RequestOptions.parse(request, query, "CreateOptions", false);
    JsonObject given = body.object("deleteOptions");
    @Nullable Long grace = given.get("gracePeriodSeconds") instanceof Long seconds ? seconds : null;
    JsonObject preconditions = given.object("preconditions");
    StoredObject pod = registry.require(key);
    registry.delete(
        pod,
        new DeleteOptions(
            grace,
            given.string("propagationPolicy"),
            preconditions.string("uid"),
            preconditions.string("resourceVersion"),
            dryRun(given, query, asked)));
    return success();
  }

  /** A dry run may be asked for in the query or in the body, but not here and there differently. */
  private static boolean dryRun(JsonObject given, Query query, RequestOptions asked) {
    List<String> inBody = given.list("dryRun").stream().map(String::valueOf).toList();
    List<String> inQuery = query.all("dryRun").stream().filter(v -> !v.isEmpty()).toList();
    if (!inBody.isEmpty() && !inQuery.isEmpty() && !inBody.equals(inQuery)) {
      throw new ApiException(
          500,
          "",
          "Non-matching dry-run options in request and content: %s and %s"
              .formatted(go(inQuery), go(inBody)),
          ApiException.NO_DETAILS);
    }
    FieldErrors errors = new FieldErrors();
    if (!inBody.stream().allMatch("All"::equals)) {
      errors.unsupported("dryRun", new ArrayList<>(inBody), List.of("All"));
    }
    errors.refuse("meta.k8s.io", "DeleteOptions", "");
    return asked.dryRun() || !inBody.isEmpty();
  }

  private static String go(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }

  private static void checkName(ObjectKey key, JsonObject body, String kind) {
    if (!body.object("metadata").string("name", "").equals(key.name())) {
      throw ApiException.badRequest("name in URL does not match name in " + kind + " object");
    }
  }

  private static ApiResponse success() {
    return ApiServer.json(
        201,
        JsonObject.of(
            "kind",
            "Status",
            "apiVersion",
            "v1",
            "metadata",
            JsonObject.EMPTY,
            "status",
            "Success",
            "code",
            201));
  }
}
