package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.NameRules;
import dev.rolloutshell.simulator.kind.NamespaceStrategy;
import dev.rolloutshell.simulator.kind.ServicePools;
import dev.rolloutshell.simulator.kind.Strategies;
import dev.rolloutshell.simulator.kind.Strategy;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.model.Sharing;
import dev.rolloutshell.simulator.model.Timestamps;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules between a request and the store: every write of every client and controller goes
 * through here.
 */
final class Registry implements Objects {
  private final ObjectStore store;
  private final Supplier<Instant> now;
  private final Drafts drafts;
  private final Deletion deletion;
  private final ServicePools pools;

  Registry(ObjectStore store, Supplier<Instant> now, Names names) {
    this.store = store;
    this.now = now;
    this.drafts = new Drafts(store, names, this::timestamp);
    this.deletion = new Deletion(store, this::timestamp);
    this.pools = new ServicePools(store);
  }

  /** The present moment as objects carry it, in whole seconds. */
  String timestamp() {
    return Timestamps.of(now.get());
  }

  @Override
  public @Nullable StoredObject get(ObjectKey key) {
    return store.get(key);
  }

  /** The object under a key; 404 when there is none. */
  StoredObject require(ObjectKey key) {
    StoredObject object = store.get(key);
    if (object == null) {
      NameRules.requirePathSegment(key.name());
      throw ApiException.notFound(key.type(), key.name());
    }
    return object;
  }

  @Override
  public List<StoredObject> list(ResourceType type, @Nullable String namespace) {
    return store.list(type, namespace);
  }

  @Override
  public StoredObject create(ResourceType type, String namespace, JsonObject object) {
    return store(draft(Served.asStored(type), namespace, object));
  }

  /** Stores what was drafted. */
  StoredObject store(Draft draft) {
    return store.create(draft.key, completed(draft.key, draft.json, false));
  }

  /** The object as it would be stored, with what the server hands out. */
  JsonObject completed(ObjectKey key, JsonObject object, boolean dryRun) {
    return key.type().equals(ResourceTypes.SERVICES) ? pools.completed(object, dryRun) : object;
  }

  /** What a creation would store. */
  record Draft(ObjectKey key, JsonObject json) {}

  /** What was drafted as a dry run shows it: without a version. */
  JsonObject preview(Draft draft) {
    return completed(draft.key, draft.json, true).withoutAt("metadata", "resourceVersion");
  }

  /** Everything of a creation but the storing. */
  Draft draft(Served served, String namespace, JsonObject object) {
    return drafts.draft(served, namespace, object);
  }

  @Override
  public StoredObject update(StoredObject before, JsonObject after) {
    StoredObject current = current(before);
    return write(current, nextState(Served.asStored(before.key().type()), current, after));
  }

  private StoredObject current(StoredObject before) {
    StoredObject current = require(before.key());
    if (current.version() != before.version()) {
      throw ApiException.stale(before.key().type(), before.key().name());
    }
    return current;
  }

  /** 422 when a type insists on the version that a client updates. */
  static void checkConditional(StoredObject current, JsonObject given) {
    ResourceType type = current.key().type();
    if (!Strategies.of(type).allowsUnconditionalUpdate()
        && given.object("metadata").string("resourceVersion", "").isEmpty()) {
      FieldErrors errors = new FieldErrors();
      errors.invalidText("metadata.resourceVersion", "0x0", "must be specified for an update");
      errors.refuse(type.group(), type.plural(), current.name());
    }
  }

  /** What an update of all but the status would store; validated. */
  JsonObject nextState(Served served, StoredObject current, JsonObject after) {
    ResourceType type = served.type();
    Strategy strategy = Strategies.of(type);
    JsonObject old = current.json();
    JsonObject given = Sharing.of(after, old);
    JsonObject metadata = Metadata.forUpdate(given.object("metadata"), current.metadata());
    JsonObject next = strategy.defaulted(Drafts.typed(type, given).with("metadata", metadata));
    if (strategy.hasStatus()) {
      next = withStatusOf(next, old);
    }
    next = strategy.prepareForUpdate(next, old);
    if (strategy.countsGenerations()
        && !java.util.Objects.equals(next.get("spec"), old.get("spec"))) {
      next = bumped(next, current);
    }
    FieldErrors errors = new FieldErrors();
    Metadata.validateUpdate(given.object("metadata"), current, strategy, errors);
    strategy.validateUpdate(next, old, errors);
    served.validateUpdate(next, old, errors);
    errors.refuse(type, current.name());
    return next;
  }

  private static JsonObject bumped(JsonObject next, StoredObject current) {
    long generation = current.metadata().number("generation", 0) + 1;
    return next.withAt(generation, "metadata", "generation");
  }

  private static JsonObject withStatusOf(JsonObject next, JsonObject old) {
    Object status = old.get("status");
    return status == null ? next.without("status") : next.with("status", status);
  }

  @Override
  public StoredObject updateStatus(StoredObject before, JsonObject status) {
    StoredObject current = current(before);
    return write(current, nextStatus(current, current.json().with("status", status)));
  }

  /** What an update of the status would store; validated. */
  JsonObject nextStatus(StoredObject current, JsonObject after) {
    ResourceType type = current.key().type();
    Strategy strategy = Strategies.of(type);
    JsonObject given = type.equals(ResourceTypes.NAMESPACES) ? strategy.defaulted(after) : after;
    JsonObject metadata = Metadata.forUpdate(given.object("metadata"), current.metadata());
    JsonObject next =
        current
            .json()
            .with("metadata", Metadata.forStatus(metadata, current))
            .with("status", after.object("status"));
    FieldErrors errors = new FieldErrors();
    Metadata.validateUpdate(after.object("metadata"), current, Strategy.ofStatus(strategy), errors);
    strategy.validateStatusUpdate(next, current.json(), errors);
    errors.refuse(type, current.name());
    return next;
  }

  /** 409 unless a client's idea of the object, where it has one, is right. */
  static void checkPreconditions(StoredObject current, JsonObject given) {
    JsonObject metadata = given.object("metadata");
    ObjectKey key = current.key();
    String uid = metadata.string("uid", "");
    if (!uid.isEmpty() && !uid.equals(current.uid())) {
      throw ApiException.conflict(
          key.type(),
          key.name(),
          "StorageError: invalid object, Code: 4, Key: "
              + KnownKinds.storageKey(key)
              + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in"
              + " precondition: %s, UID in object meta: %s".formatted(uid, current.uid()));
    }
    String version = metadata.string("resourceVersion", "");
    if (!version.isEmpty()
        && !version.equals("0")
        && !version.equals(Long.toString(current.version()))) {
      String fault = ListQuery.versionFault(version);
      if (!fault.isEmpty()) {
        throw new ApiException(500, "", fault, ApiException.NO_DETAILS);
      }
      throw ApiException.stale(key.type(), key.name());
    }
  }

  /** Stores the next state unless it is the present one; ends a deletion that waits for nothing. */
  StoredObject write(StoredObject current, JsonObject next) {
    JsonObject whole = completed(current.key(), next, false);
    if (whole.equals(current.json())) {
      return current;
    }
    StoredObject after = store.replace(current, whole);
    return deletion.isDone(after) ? store.remove(after) : after;
  }

  @Override
  public StoredObject bind(ObjectKey pod, String node) {
    return bind(pod, node, JsonObject.EMPTY, false);
  }

  /** As {@link #bind(ObjectKey, String)}, with annotations for the pod. */
  StoredObject bind(ObjectKey pod, String node, JsonObject annotations, boolean dryRun) {
    StoredObject current = require(pod);
    String assigned = current.spec().string("nodeName", "");
    if (current.isBeingDeleted()) {
      throw unbindable(pod, "is being deleted, cannot be assigned to a host");
    }
    if (!assigned.isEmpty()) {
      throw unbindable(pod, "is already assigned to node \"" + assigned + "\"");
    }
    JsonObject bound = current.json().withAt(node, "spec", "nodeName");
    for (Map.Entry<String, @Nullable Object> annotation : annotations.entrySet()) {
      bound = bound.withAt(annotation.getValue(), "metadata", "annotations", annotation.getKey());
    }
    return dryRun ? current : store.replace(current, PodConditions.scheduled(bound, timestamp()));
  }

  private static ApiException unbindable(ObjectKey pod, String why) {
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on pods/binding \"%s\": pod %s %s"
            .formatted(pod.name(), pod.name(), why),
        ApiException.details("", "pods/binding", pod.name()));
  }

  @Override
  public void finalizeNamespace(StoredObject namespace) {
    StoredObject current = current(namespace);
    write(current, NamespaceStrategy.withoutKubernetes(current.json()));
  }

  @Override
  public boolean delete(ObjectKey key, DeleteOptions options) {
    return deletion.delete(require(key), options).gone();
  }

  /** Deletes for a client. */
  Deletion.Outcome delete(StoredObject object, DeleteOptions options) {
    Admission.admitDelete(object.key());
    return deletion.delete(object, options);
  }
}
