package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs that write. */
final class Writes {
  private final Registry registry;
  private final Lists lists;
  private final Answers answers;
  private final PodDeeds deeds;

  Writes(Registry registry, Lists lists, Answers answers) {
    this.registry = registry;
    this.lists = lists;
    this.answers = answers;
    this.deeds = new PodDeeds(registry);
  }

  private static Body.Expected expected(ResourceType type) {
    return new Body.Expected(type.group(), type.version(), type.kind());
  }

  ApiResponse create(ApiRequest request, Route route, Query query) {
    Representation form = Representation.of(request, query, false);
    ResourceType type = route.type();
    JsonObject body = Body.read(request, expected(type));
    RequestOptions options = RequestOptions.parse(request, query, "CreateOptions", false);
    return create(type, route.namespace(), body, options, form);
  }

  private ApiResponse create(
      ResourceType type,
      String namespace,
      JsonObject body,
      RequestOptions options,
      Representation form) {
    String given = body.object("metadata").string("namespace", "");
    if (!given.isEmpty() && !given.equals(namespace)) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (!body.object("metadata").string("resourceVersion", "").isEmpty()) {
      throw new ApiException(
          500,
          "",
          "resourceVersion should not be set on objects to be created",
          ApiException.NO_DETAILS);
    }
    Registry.Draft draft = registry.draft(type, namespace, body);
    JsonObject managed =
        options.isApply()
            ? draft.json()
            : ManagedFields.created(
                draft.json(), type.kind(), options.manager(), registry.timestamp());
    Registry.Draft owned = new Registry.Draft(draft.key(), managed);
    return options.dryRun()
        ? ApiServer.json(201, registry.preview(owned))
        : answers.object(201, registry.store(owned), form);
  }

  ApiResponse replace(ApiRequest request, ObjectKey key, boolean status, Query query) {
    Representation form = Representation.of(request, query, false);
    RequestOptions options = RequestOptions.parse(request, query, "UpdateOptions", false);
    JsonObject body = Body.read(request, expected(key.type()));
    checkName(key, body.object("metadata"));
    StoredObject current = registry.get(key);
    if (current == null && Catalogue.isCreatedByUpdate(key.type()) && !status) {
      NameRules.requirePathSegment(key.name());
      return create(key.type(), key.namespace(), body, options, form);
    }
    StoredObject stored = registry.require(key);
    Registry.checkConditional(stored, body);
    return store(stored, body, status, options, form);
  }

  /** 400 unless the object is the one that the path names. */
  static void checkName(ObjectKey key, JsonObject metadata) {
    String name = metadata.string("name", "");
    if (name.isEmpty()) {
      throw ApiException.badRequest(
          "the name of the object (%s based on URL) was undeterminable: name must be provided"
              .formatted(key.name()));
    }
    if (!name.equals(key.name())) {
      throw ApiException.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, key.name()));
    }
    String namespace = metadata.string("namespace", "");
    if (!namespace.isEmpty() && !namespace.equals(key.namespace())) {
      throw ApiException.badRequest(
          "the namespace of the object (%s) does not match the namespace on the request (%s)"
              .formatted(namespace, key.namespace()));
    }
  }

  private ApiResponse store(
      StoredObject current,
      JsonObject body,
      boolean status,
      RequestOptions options,
      Representation form) {
    Registry.checkPreconditions(current, body);
    JsonObject next =
        status ? registry.nextStatus(current, body) : registry.nextState(current, body);
    if (!options.isApply()) {
      next =
          ManagedFields.updated(
              current.json(),
              next,
              current.key().type().kind(),
              options.manager(),
              registry.timestamp());
    }
    if (options.dryRun()) {
      return ApiServer.json(200, registry.completed(current.key(), next, true));
    }
    return answers.object(200, registry.write(current, next), form);
  }

  ApiResponse patch(ApiRequest request, ObjectKey key, boolean status, Query query) {
    Patch patch = Patch.of(request);
    Representation form = Representation.of(request, query, false);
    Body.checkSize(request);
    RequestOptions options =
        RequestOptions.parse(request, query, "PatchOptions", patch instanceof Patch.Apply);
    if (patch instanceof Patch.Apply apply) {
      return apply(apply, key, status, options, form);
    }
    StoredObject current = registry.require(key);
    JsonObject patched = patch.applied(current.json(), key.type().kind());
    checkName(key, patched.object("metadata"));
    return store(current, patched, status, options, form);
  }

  private ApiResponse apply(
      Patch.Apply patch,
      ObjectKey key,
      boolean status,
      RequestOptions options,
      Representation form) {
    ResourceType type = key.type();
    JsonObject wish = patch.wish(expected(type), key);
    checkName(key, wish.object("metadata"));
    ServerSideApply apply =
        new ServerSideApply(type.kind(), options.manager(), registry.timestamp());
    StoredObject current = registry.get(key);
    if (current != null) {
      Registry.checkPreconditions(current, wish);
      JsonObject next = apply.apply(current.json(), wish, options.force());
      return store(current, next, status, options, form);
    }
    NameRules.requirePathSegment(key.name());
    if (status) {
      throw ApiException.notFound(type, key.name());
    }
    String uid = wish.object("metadata").string("uid", "");
    if (!uid.isEmpty()) {
      throw ApiException.conflict(
          type,
          key.name(),
          "uid mismatch: the provided object specified uid "
              + uid
              + ", and no existing object was found");
    }
    JsonObject bare = JsonObject.of("kind", type.kind(), "apiVersion", type.apiVersion());
    JsonObject fresh = apply.apply(bare, wish, true);
    return create(type, key.namespace(), fresh, options, form);
  }

  ApiResponse delete(ApiRequest request, ObjectKey key, Query query) {
    Representation form = Representation.of(request, query, false);
    DeleteOptions options = RequestOptions.delete(request, query);
    Deletion.Outcome outcome = registry.delete(registry.require(key), options);
    return outcome.gone() && !Catalogue.returnsDeleted(key.type())
        ? Answers.gone(outcome.last())
        : answers.object(200, outcome.last(), form);
  }

  ApiResponse deleteCollection(ApiRequest request, Route route, Query query) {
    Representation form = Representation.of(request, query, true);
    DeleteOptions options = RequestOptions.delete(request, query);
    ResourceType type = route.type();
    ListQuery which =
        new ListQuery(
            ListQuery.selectors(query, type), ListQuery.number(query, "limit"), null, null);
    Lists.Page page = lists.page(type, route.namespace(), which);
    List<StoredObject> deleted = new ArrayList<>();
    for (StoredObject object : page.objects()) {
      deleted.add(registry.delete(object, options).last());
    }
    return answers.list(type, new Lists.Page(deleted, page.version(), page.next(), null), form);
  }

  /** Subresources that are deeds. */
  ApiResponse action(ApiRequest request, ObjectKey key, String deed, Query query) {
    boolean put = deed.equals("finalize");
    if (!request.method().equals(put ? "PUT" : "POST")) {
      throw Answers.methodNotAllowed();
    }
    return switch (deed) {
      case "binding" -> deeds.bind(request, key, query);
      case "eviction" -> deeds.evict(request, key, query);
      default -> finish(request, key, query);
    };
  }

  private ApiResponse finish(ApiRequest request, ObjectKey key, Query query) {
    JsonObject body = Body.read(request, expected(ResourceTypes.NAMESPACES));
    checkName(key, body.object("metadata"));
    StoredObject current = registry.require(key);
    Registry.checkPreconditions(current, body);
    List<@Nullable Object> finalizers = body.object("spec").list("finalizers");
    FieldErrors errors = new FieldErrors();
    NamespaceStrategy.validateFinalize(finalizers, errors);
    errors.refuse(key.type(), key.name());
    JsonObject next = NamespaceStrategy.withFinalizers(current.json(), finalizers);
    if (RequestOptions.parse(request, query, "UpdateOptions", false).dryRun()) {
      return ApiServer.json(200, next);
    }
    return answers.object(200, registry.write(current, next), new Representation.Whole());
  }
}
