package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants, in the words of Kubernetes' own {@code RequestInfo}.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code
 *     patch}, {@code delete} or {@code deletecollection}
 * @param resource plural, such as {@code pods}
 * @param namespace empty for cluster-scoped types and for all namespaces
 * @param name the object's name; empty for a collection, and where the server is to make one up
 */
public record RequestInfo(String verb, String resource, String namespace, String name) {

  /** What a request wants, or {@code null} when it is about no resource. */
  public static @Nullable RequestInfo of(ApiRequest request) {
    Route route;
    try {
      route = Route.parse(ApiServer.decoded(request.path()));
    } catch (ApiException malformed) {
      return null;
    }
    if (route == null) {
      return null;
    }
    String name = route.name();
    String verb = verb(request, route);
    if (name == null) {
      name = verb.equals("create") ? nameInBody(request) : "";
    }
    return new RequestInfo(verb, route.type().plural(), route.namespace(), name);
  }

  private static String verb(ApiRequest request, Route route) {
    boolean named = route.name() != null;
    return switch (request.method()) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> named ? "delete" : "deletecollection";
      default -> route.watchPath() || watches(request) ? "watch" : named ? "get" : "list";
    };
  }

  private static boolean watches(ApiRequest request) {
    return request.query().contains("watch") && Query.parse(request.query()).isTrue("watch");
  }

  private static String nameInBody(ApiRequest request) {
    try {
      return Json.read(request.body()) instanceof JsonObject object
          ? object.object("metadata").string("name", "")
          : "";
    } catch (Json.SyntaxException | RuntimeException noObject) {
      return "";
    }
  }

  /** As people say it: {@code update pods/web-1}. */
  @Override
  public String toString() {
    return verb + " " + resource + (name.isEmpty() ? "" : "/" + name);
  }
}
