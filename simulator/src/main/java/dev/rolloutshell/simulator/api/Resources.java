package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verbs on objects and collections: finds who answers. */
final class Resources {
  private final ObjectStore store;
  private final Registry registry;
  private final Lists lists;
  private final Answers answers;
  private final Writes writes;
  private final Scales scales;

  Resources(ObjectStore store, Registry registry, Supplier<Instant> now) {
    this.store = store;
    this.registry = registry;
    this.lists = new Lists(store);
    this.answers = new Answers(now);
    this.writes = new Writes(registry, lists, answers);
    this.scales = new Scales(registry);
  }

  ApiResponse handle(ApiRequest request, Route route, Query query) {
    String subresource = route.subresource();
    if (route.watchPath() && !request.method().equals("GET")) {
      throw Answers.methodNotAllowed();
    }
    if (route.name() != null && Catalogue.needsContainers(route.type(), subresource)) {
      throw noContainers(route, route.name());
    }
    if (!Catalogue.has(route.type(), subresource)) {
      throw Answers.noSuchResource();
    }
    if (route.name() == null) {
      return collection(request, route, query);
    }
    ObjectKey key = new ObjectKey(route.type(), route.namespace(), route.name());
    return switch (subresource) {
      case "scale" -> scales.handle(request, key, query);
      case "binding", "eviction", "finalize" -> writes.action(request, key, subresource, query);
      default -> object(request, route, key, query);
    };
  }

  /** 404 for a pod that is not there; for one that is, why there is no log and no shell in it. */
  private ApiException noContainers(Route route, String name) {
    registry.require(new ObjectKey(route.type(), route.namespace(), name));
    return new ApiException(
        405,
        "MethodNotAllowed",
        "pod \"%s\" has no %s: the containers of this cluster are simulated, nothing runs in them"
            .formatted(name, route.subresource()),
        JsonObject.EMPTY);
  }

  private ApiResponse collection(ApiRequest request, Route route, Query query) {
    return switch (request.method()) {
      case "GET" -> list(request, route, query);
      case "POST" -> {
        if (route.allNamespaces()) {
          throw Answers.methodNotAllowed();
        }
        yield writes.create(request, route, query);
      }
      case "DELETE" -> {
        if (route.allNamespaces() || !Catalogue.deletesCollections(route.type())) {
          throw Answers.methodNotAllowed();
        }
        yield writes.deleteCollection(request, route, query);
      }
      default -> throw Answers.methodNotAllowed();
    };
  }

  private ApiResponse object(ApiRequest request, Route route, ObjectKey key, Query query) {
    return switch (request.method()) {
      case "GET" -> get(request, route, key, query);
      case "PUT" -> writes.replace(request, route, key, query);
      case "PATCH" -> writes.patch(request, route, key, query);
      case "DELETE" -> {
        if (route.isStatus()) {
          throw Answers.methodNotAllowed();
        }
        yield writes.delete(request, route, key, query);
      }
      default -> throw Answers.methodNotAllowed();
    };
  }

  private ApiResponse get(ApiRequest request, Route route, ObjectKey key, Query query) {
    Representation form = Representation.of(request, query, route.served(), false);
    String version = query.get("resourceVersion");
    if (!version.isEmpty() && ListQuery.version(version) > store.version()) {
      throw ListQuery.tooLarge(ListQuery.version(version), store.version());
    }
    return answers.object(200, registry.require(key), form);
  }

  private ApiResponse list(ApiRequest request, Route route, Query query) {
    Representation form = Representation.of(request, query, route.served(), true);
    ListQuery asked = ListQuery.parse(query, route.served(), store.version());
    return answers.list(route.type(), lists.page(route.type(), scope(route), asked), form);
  }

  static @Nullable String scope(Route route) {
    return route.namespace().isEmpty() ? null : route.namespace();
  }

  /** What a request to watch asks for. */
  Watches.Request watch(ApiRequest request, Route route, Query query) {
    Representation form = Representation.ofWatch(request, query, route.served());
    ListQuery.checkNumbers(query);
    ListQuery.checkMatch(query, true);
    Selectors selectors = ListQuery.selectors(query, route.served());
    String name = route.name();
    if (name != null) {
      selectors = selectors.named(name);
    }
    String version = query.get("resourceVersion");
    checkWatched(route.type(), version);
    boolean fromNow = version.isEmpty() || version.equals("0");
    return new Watches.Request(
        route.served(),
        scope(route),
        selectors,
        form,
        fromNow ? null : (Long) ListQuery.version(version),
        query.isTrue("allowWatchBookmarks"),
        ListQuery.number(query, "timeoutSeconds"));
  }

  private static void checkWatched(ResourceType type, String version) {
    String fault = version.isEmpty() ? "" : ListQuery.versionFault(version);
    if (!fault.isEmpty()) {
      FieldErrors errors = new FieldErrors();
      errors.invalid("resourceVersion", version, fault);
      errors.refuse(type.group(), type.plural(), "");
    }
  }
}
