package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The verbs on objects and collections. */
final class Resources {
  private final ObjectStore store;
  private final Registry registry;

  Resources(ObjectStore store, Registry registry) {
    this.store = store;
    this.registry = registry;
  }

  ApiResponse handle(ApiRequest request, Route route, Query query) {
    if (route.name() == null) {
      return switch (request.method()) {
        case "GET" -> list(route, query);
        case "POST" -> create(request, route);
        default -> throw methodNotAllowed();
      };
    }
    ObjectKey key = new ObjectKey(route.type(), route.namespace(), route.name());
    return switch (request.method()) {
      case "GET" -> whole(200, registry.require(key));
      case "PUT" -> replace(request, route, key);
      case "DELETE" -> delete(request, key);
      default -> throw methodNotAllowed();
    };
  }

  private static ApiResponse whole(int status, StoredObject object) {
    return new ApiResponse(status, ApiServer.JSON, Map.of(), Json.write(object));
  }

  private ApiResponse list(Route route, Query query) {
    Selectors selectors = selectors(route, query);
    java.util.List<Object> items = new java.util.ArrayList<>();
    for (StoredObject object : store.list(route.type(), scope(route))) {
      if (selectors.matches(object)) {
        items.add(object.json().without("kind").without("apiVersion"));
      }
    }
    return ApiServer.json(
        200,
        JsonObject.of(
            "kind",
            route.type().kind() + "List",
            "apiVersion",
            route.type().apiVersion(),
            "metadata",
            JsonObject.of("resourceVersion", Long.toString(store.version())),
            "items",
            items));
  }

  private static @Nullable String scope(Route route) {
    return route.namespace().isEmpty() ? null : route.namespace();
  }

  private static Selectors selectors(Route route, Query query) {
    return new Selectors(
        LabelSelectorParser.parse(query.get("labelSelector")),
        FieldSelector.parse(query.get("fieldSelector"), route.type()));
  }

  private ApiResponse create(ApiRequest request, Route route) {
    return whole(201, registry.create(route.type(), route.namespace(), body(request)));
  }

  private ApiResponse replace(ApiRequest request, Route route, ObjectKey key) {
    StoredObject current = registry.require(key);
    JsonObject body = body(request);
    String version = body.object("metadata").string("resourceVersion", "");
    if (!version.isEmpty() && !version.equals(Long.toString(current.version()))) {
      throw ApiException.stale(key.type(), key.name());
    }
    if (route.subresource().equals("status")) {
      return whole(200, registry.updateStatus(current, body.object("status")));
    }
    return whole(200, registry.update(current, body));
  }

  private ApiResponse delete(ApiRequest request, ObjectKey key) {
    JsonObject body = request.body().length == 0 ? JsonObject.EMPTY : body(request);
    DeleteOptions options =
        new DeleteOptions(
            body.get("gracePeriodSeconds") instanceof Long l ? l : null,
            body.string("propagationPolicy"),
            body.object("preconditions").string("uid"),
            body.object("preconditions").string("resourceVersion"),
            false);
    return whole(200, registry.delete(registry.require(key), options).last());
  }

  private static JsonObject body(ApiRequest request) {
    try {
      if (Json.read(request.body()) instanceof JsonObject object) {
        return object;
      }
      throw ApiException.badRequest("the object provided is unrecognized");
    } catch (Json.SyntaxException malformed) {
      throw ApiException.badRequest(String.valueOf(malformed.getMessage()));
    }
  }

  Watches.Request watch(ApiRequest request, Route route, Query query) {
    String version = query.get("resourceVersion");
    return new Watches.Request(
        route.type(),
        scope(route),
        selectors(route, query),
        new Representation.Whole(),
        version.isEmpty() || version.equals("0") ? null : Long.valueOf(version),
        query.isTrue("allowWatchBookmarks"),
        query.get("timeoutSeconds").isEmpty() ? 0 : Long.parseLong(query.get("timeoutSeconds")));
  }

  private static ApiException methodNotAllowed() {
    return new ApiException(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        JsonObject.EMPTY);
  }
}
