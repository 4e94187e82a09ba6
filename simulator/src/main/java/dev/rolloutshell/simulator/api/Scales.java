package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;

/** The size of a controller as an object of its own, {@code autoscaling/v1} {@code Scale}. */
final class Scales {
  private static final Body.Expected SCALE = new Body.Expected("autoscaling", "v1", "Scale");

  private final Registry registry;

  Scales(Registry registry) {
    this.registry = registry;
  }

  ApiResponse handle(ApiRequest request, ObjectKey key, Query query) {
    return switch (request.method()) {
      case "GET" -> ApiServer.json(200, scale(registry.require(key)));
      case "PUT" -> {
        RequestOptions options = RequestOptions.parse(request, query, "UpdateOptions", false);
        JsonObject body = Body.read(request, SCALE);
        Writes.checkName(key, body.object("metadata"));
        StoredObject current = require(key);
        Registry.checkPreconditions(current, body);
        yield store(current, body, options);
      }
      case "PATCH" -> {
        Patch patch = Patch.of(request);
        RequestOptions options =
            RequestOptions.parse(request, query, "PatchOptions", patch instanceof Patch.Apply);
        StoredObject current = require(key);
        JsonObject patched =
            patch instanceof Patch.Apply apply
                ? wish(apply, current)
                : patch.applied(scale(current), "Scale");
        Writes.checkName(key, patched.object("metadata"));
        yield store(current, patched, options);
      }
      default -> throw Answers.methodNotAllowed();
    };
  }

  /** 404 in the name of the scale, which is what a write does not find. */
  private StoredObject require(ObjectKey key) {
    StoredObject current = registry.get(key);
    if (current == null) {
      String part = key.type().plural() + "/scale";
      throw new ApiException(
          404,
          "NotFound",
          part + " \"" + key.name() + "\" not found",
          ApiException.details("", part, key.name()));
    }
    return current;
  }

  private static void checkUid(StoredObject current, String uid) {
    if (uid.isEmpty() || uid.equals(current.uid())) {
      return;
    }
    String part = current.key().type().plural() + "/scale";
    throw new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": Precondition failed: UID in precondition: %s, UID in object meta: %s"
            .formatted(part, current.name(), uid, current.uid()),
        ApiException.details("", part, current.name()));
  }

  /** Nobody owns the fields of a scale: what is applied is what is wanted. */
  private static JsonObject wish(Patch.Apply apply, StoredObject current) {
    JsonObject wish = apply.wish(SCALE, current.name());
    Object replicas = wish.object("spec").get("replicas");
    return replicas == null ? scale(current) : wish;
  }

  private static JsonObject scale(StoredObject controller) {
    JsonObject metadata = JsonObject.EMPTY;
    for (String field :
        new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
      metadata = metadata.with(field, controller.metadata().get(field));
    }
    JsonObject status =
        JsonObject.of(
            "replicas",
            controller.status().number("replicas", 0),
            "selector",
            TableCells.labels(controller.spec().object("selector")));
    JsonObject spec = spec(controller.spec().number("replicas", 0));
    return JsonObject.of(
        "kind",
        "Scale",
        "apiVersion",
        "autoscaling/v1",
        "metadata",
        metadata,
        "spec",
        spec,
        "status",
        status);
  }

  /** Zero is left out, as by Go. */
  private static JsonObject spec(long replicas) {
    return replicas == 0 ? JsonObject.EMPTY : JsonObject.of("replicas", replicas);
  }

  private ApiResponse store(StoredObject current, JsonObject scale, RequestOptions options) {
    long replicas = scale.object("spec").number("replicas", 0);
    FieldErrors errors = new FieldErrors();
    if (replicas < 0) {
      errors.invalid("spec.replicas", replicas, "must be greater than or equal to 0");
    }
    errors.refuse("autoscaling", "Scale", current.name());
    checkUid(current, scale.object("metadata").string("uid", ""));
    Registry.checkPreconditions(current, scale);
    JsonObject next =
        registry.nextState(
            Served.asStored(current.key().type()),
            current,
            current.json().withAt(replicas, "spec", "replicas"));
    if (options.dryRun()) {
      return ApiServer.json(200, scale(current).with("spec", spec(replicas)));
    }
    return ApiServer.json(200, scale(registry.write(current, next)));
  }
}
