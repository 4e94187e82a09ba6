package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.NameRules;
import dev.rolloutshell.simulator.kind.NamespaceStrategy;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.schema.ManagedFields;
import dev.rolloutshell.simulator.schema.ServerSideApply;
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

  ApiResponse create(ApiRequest request, Route route, Query query) {
    Served served = route.served();
    Representation form = Representation.of(request, query, served, false);
    JsonObject body = served.stored(Body.read(request, served.expected()));
    RequestOptions options = RequestOptions.parse(request, query, "CreateOptions", false);
    return create(served, route.namespace(), null, body, options, form);
  }

  /**
   * Creates an object.
   *
   * @param key the key that the path names; {@code null} when it names the collection
   */
  private ApiResponse create(
      Served served,
      String namespace,
      @Nullable ObjectKey key,
      JsonObject body,
      RequestOptions options,
      Representation form) {
    String given = body.object("metadata").string("namespace", "");
    if (!given.isEmpty() && !given.equals(namespace)) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    Registry.Draft draft = registry.draft(served, namespace, body);
    if (!options.dryRun() && key == null) {
      refuseVersion(body.object("metadata").string("resourceVersion", ""));
    }
    JsonObject managed =
        options.isApply()
            ? draft.json()
            : served.stored(
                ManagedFields.created(
                    served.shown(draft.json()),
                    served.struct(),
                    options.manager(),
                    registry.timestamp()));
    Registry.Draft owned = new Registry.Draft(draft.key(), managed);
    return options.dryRun()
        ? ApiServer.json(201, served.shown(registry.preview(owned)))
        : answers.object(201, registry.store(owned), form);
  }

  /** The storage itself, which a dry run does not reach, refuses what has a version already. */
  private static void refuseVersion(String version) {
    if (version.matches("0*[1-9]\\d{0,18}")) {
      throw new ApiException(
          500,
          "",
          "resourceVersion should not be set on objects to be created",
          ApiException.NO_DETAILS);
    }
  }

  ApiResponse replace(ApiRequest request, Route route, ObjectKey key, Query query) {
    Served served = route.served();
    boolean status = route.isStatus();
    Representation form = Representation.of(request, query, served, false);
    RequestOptions options = RequestOptions.parse(request, query, "UpdateOptions", false);
    JsonObject body = served.stored(Body.read(request, served.expected()));
    checkName(key, body.object("metadata"));
    StoredObject current = registry.get(key);
    if (current == null && Catalogue.isCreatedByUpdate(key.type()) && !status) {
      NameRules.requirePathSegment(key.name());
      return create(served, key.namespace(), key, body, options, form);
    }
    StoredObject stored = registry.require(key);
    Registry.checkConditional(stored, body);
    return store(stored, body, route, options, form);
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
      Route route,
      RequestOptions options,
      Representation form) {
    Registry.checkPreconditions(current, body);
    Served served = route.served();
    JsonObject next =
        route.isStatus()
            ? registry.nextStatus(current, body)
            : registry.nextState(served, current, body);
    if (!options.isApply()) {
      next =
          served.stored(
              ManagedFields.updated(
                  served.shown(current.json()),
                  served.shown(next),
                  served.struct(),
                  options.manager(),
                  registry.timestamp()));
    }
    if (options.dryRun()) {
      return ApiServer.json(200, served.shown(registry.completed(current.key(), next, true)));
    }
    return answers.object(200, registry.write(current, next), form);
  }

  ApiResponse patch(ApiRequest request, Route route, ObjectKey key, Query query) {
    Patch patch = Patch.of(request);
    Served served = route.served();
    Representation form = Representation.of(request, query, served, false);
    Body.checkSize(request);
    RequestOptions options =
        RequestOptions.parse(request, query, "PatchOptions", patch instanceof Patch.Apply);
    if (patch instanceof Patch.Apply apply) {
      return apply(apply, route, key, options, form);
    }
    StoredObject current = registry.require(key);
    JsonObject patched = patch.applied(served.shown(current.json()), served.struct());
    checkName(key, patched.object("metadata"));
    return store(current, served.stored(patched), route, options, form);
  }

  private ApiResponse apply(
      Patch.Apply patch, Route route, ObjectKey key, RequestOptions options, Representation form) {
    Served served = route.served();
    ResourceType type = key.type();
    StoredObject current = registry.get(key);
    JsonObject wish = patch.wish(served.expected(), current == null ? null : key.name());
    checkName(key, wish.object("metadata"));
    ServerSideApply apply =
        new ServerSideApply(served.struct(), options.manager(), registry.timestamp());
    if (current != null) {
      Registry.checkPreconditions(current, wish);
      JsonObject next = apply.apply(served.shown(current.json()), wish, options.force());
      return store(current, served.stored(next), route, options, form);
    }
    NameRules.requirePathSegment(key.name());
    if (route.isStatus()) {
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
    JsonObject bare = JsonObject.of("kind", type.kind(), "apiVersion", served.shown().apiVersion());
    JsonObject fresh = served.stored(apply.apply(bare, wish, true));
    return create(served, key.namespace(), key, fresh, options, form);
  }

  ApiResponse delete(ApiRequest request, Route route, ObjectKey key, Query query) {
    Representation form = Representation.of(request, query, route.served(), false);
    DeleteOptions options = RequestOptions.delete(request, query);
    Deletion.Outcome outcome = registry.delete(registry.require(key), options);
    if (outcome.gone() && !Catalogue.returnsDeleted(key.type())) {
      return Answers.gone(outcome.last());
    }
    boolean accepted = !outcome.gone() && RequestOptions.refusesOrphans(request, query);
    return answers.object(accepted ? 202 : 200, outcome.last(), form);
  }

  ApiResponse deleteCollection(ApiRequest request, Route route, Query query) {
    Representation form = Representation.of(request, query, route.served(), true);
    ListQuery.checkNumbers(query);
    ListQuery.checkMatch(query, false);
    DeleteOptions options = RequestOptions.delete(request, query);
    ResourceType type = route.type();
    ListQuery which =
        new ListQuery(
            ListQuery.selectors(query, route.served()),
            ListQuery.number(query, "limit"),
            null,
            null);
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
    JsonObject body = Body.read(request, Served.asStored(ResourceTypes.NAMESPACES).expected());
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
