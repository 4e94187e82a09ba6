package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes API over a store: bytes in, bytes out. It owns no socket and no thread, and one
 * thread uses it at a time.
 */
public final class ApiServer {
  static final String JSON = "application/json";

  private final ObjectStore store;
  private final Registry registry;
  private final Resources resources;
  private final Watches watches;

  /**
   * An API over a store.
   *
   * @param now the present moment
   * @param names makes uids and name suffixes
   * @param timers lets time pass for watches
   */
  public ApiServer(ObjectStore store, Supplier<Instant> now, Names names, Timers timers) {
    this.store = store;
    this.registry = new Registry(store, now, names);
    this.resources = new Resources(store, registry, now);
    this.watches = new Watches(store, now, timers);
  }

  /** The door for parts that run inside the cluster. */
  public Objects objects() {
    return registry;
  }

  /** Answers a request; never throws, and a refused request changes nothing. */
  public ApiResponse handle(ApiRequest request) {
    try {
      return inAskedFormat(request, answer(request));
    } catch (ApiException refusal) {
      return refused(refusal);
    } catch (RuntimeException | StackOverflowError bug) {
      return refused(internal(bug));
    }
  }

  private static ApiResponse inAskedFormat(ApiRequest request, ApiResponse response) {
    return response.contentType().equals(JSON) && Representation.prefersYaml(request)
        ? Yaml.of(response)
        : response;
  }

  private ApiResponse answer(ApiRequest request) {
    String path = decoded(request.path());
    String review = AccessReviews.kind(path);
    if (review != null) {
      return AccessReviews.answer(request, review);
    }
    Route route = Route.parse(path);
    if (route == null) {
      return Discovery.answer(request.method(), path);
    }
    return resources.handle(request, route, Query.parse(request.query()));
  }

  /** Whether a request asks for a watch, so that it goes to {@link #watch}. */
  public boolean isWatch(ApiRequest request) {
    if (!request.method().equals("GET")) {
      return false;
    }
    Route route;
    try {
      route = Route.parse(decoded(request.path()));
    } catch (ApiException malformed) {
      return false;
    }
    return route != null
        && route.subresource().isEmpty()
        && (route.watchPath()
            || (route.name() == null && Query.parse(request.query()).isTrue("watch")));
  }

  /** Opens a watch; never throws. Frames of what there is already come before it returns. */
  public WatchOutcome watch(ApiRequest request, WatchSink sink) {
    try {
      Route route = Route.parse(decoded(request.path()));
      if (route == null) {
        return new WatchOutcome.Refused(handle(request));
      }
      Watches.Request asked = resources.watch(request, route, Query.parse(request.query()));
      return new WatchOutcome.Open(JSON, watches.open(asked, sink));
    } catch (ApiException refusal) {
      return new WatchOutcome.Refused(refused(refusal));
    } catch (RuntimeException | StackOverflowError bug) {
      return new WatchOutcome.Refused(refused(internal(bug)));
    }
  }

  /** Called by {@link Timers} when a watch's time has come. */
  public void wake(long watch, Timers.Kind kind) {
    watches.wake(watch, kind);
  }

  /** Ends every open watch, as a server does that stops. */
  public void endWatches() {
    watches.endAll();
  }

  /** How many watches are open. */
  public int openWatches() {
    return watches.count();
  }

  /** The store behind it. */
  public ObjectStore store() {
    return store;
  }

  static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.badRequest("malformed path");
    }
  }

  private static ApiException internal(Throwable bug) {
    return new ApiException(
        500,
        "InternalError",
        "Internal error occurred: " + bug,
        JsonObject.of("causes", java.util.List.of(JsonObject.of("message", bug.toString()))));
  }

  /** A refusal as a client gets it. */
  public static ApiResponse refused(ApiException refusal) {
    return json(refusal.code(), refusal.status());
  }

  static ApiResponse json(int status, @Nullable Object body) {
    return new ApiResponse(status, JSON, Map.of(), Json.write(body));
  }
}
