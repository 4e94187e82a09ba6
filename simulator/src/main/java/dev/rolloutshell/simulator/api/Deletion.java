package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How objects go: at once, after their grace period, or when their last finalizer is taken off. */
final class Deletion {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";

  private final ObjectStore store;
  private final Supplier<String> timestamp;

  Deletion(ObjectStore store, Supplier<String> timestamp) {
    this.store = store;
    this.timestamp = timestamp;
  }

  /**
   * What became of a deletion.
   *
   * @param gone whether the object is gone now
   * @param last the object as it is, or was last
   */
  record Outcome(boolean gone, StoredObject last) {}

  /** Whether an object whose deletion has begun waits for nothing any more. */
  boolean isDone(StoredObject object) {
    return object.isBeingDeleted()
        && object.metadata().list("finalizers").isEmpty()
        && object.metadata().number("deletionGracePeriodSeconds", 0) == 0
        && !keptByNamespaceFinalizer(object);
  }

  private static boolean keptByNamespaceFinalizer(StoredObject object) {
    return object.key().type().equals(ResourceTypes.NAMESPACES)
        && !object.spec().list("finalizers").isEmpty();
  }

  Outcome delete(StoredObject object, DeleteOptions options) {
    checkPreconditions(object, options);
    JsonObject json = object.json();
    List<@Nullable Object> finalizers = finalizers(object, options);
    JsonObject metadata = json.object("metadata");
    if (!finalizers.equals(metadata.list("finalizers"))) {
      metadata =
          finalizers.isEmpty()
              ? metadata.without("finalizers")
              : metadata.with("finalizers", finalizers);
    }
    long grace = grace(object, options);
    if (grace > 0) {
      return begin(object, json, metadata, grace, options);
    }
    boolean waits = !finalizers.isEmpty() || keptByNamespaceFinalizer(object);
    if (waits) {
      return begin(object, json, metadata, 0, options);
    }
    if (options.dryRun()) {
      return new Outcome(true, object);
    }
    boolean pod = object.key().type().equals(ResourceTypes.PODS);
    return new Outcome(true, pod ? store.remove(object, atOnce(json)) : store.remove(object));
  }

  /** A pod is seen last as one that gets no time to end. */
  private JsonObject atOnce(JsonObject pod) {
    JsonObject metadata = pod.object("metadata");
    if (metadata.get("deletionTimestamp") == null) {
      metadata = metadata.with("deletionTimestamp", timestamp.get());
    }
    return pod.with("metadata", Metadata.ordered(metadata.with("deletionGracePeriodSeconds", 0L)));
  }

  private Outcome begin(
      StoredObject object,
      JsonObject json,
      JsonObject metadata,
      long grace,
      DeleteOptions options) {
    JsonObject marked = metadata;
    boolean begun = object.isBeingDeleted();
    long left = metadata.number("deletionGracePeriodSeconds", 0);
    if (!begun || grace < left) {
      marked = marked.with("deletionTimestamp", after(grace));
      if (!object.key().type().equals(ResourceTypes.NAMESPACES)) {
        marked = marked.with("deletionGracePeriodSeconds", grace);
      }
      if (metadata.number("generation", 0) > 0) {
        marked = marked.with("generation", metadata.number("generation", 0) + 1);
      }
    }
    JsonObject next = json.with("metadata", Metadata.ordered(marked));
    if (object.key().type().equals(ResourceTypes.NAMESPACES)) {
      next = next.withAt("Terminating", "status", "phase");
    }
    next = next.withAt(Long.toString(object.version()), "metadata", "resourceVersion");
    if (options.dryRun() || next.equals(json)) {
      return new Outcome(false, object);
    }
    return new Outcome(false, store.replace(object, next));
  }

  private String after(long seconds) {
    return Instant.parse(timestamp.get()).plusSeconds(seconds).toString();
  }

  /** Only pods that run somewhere get time to end. */
  private static long grace(StoredObject object, DeleteOptions options) {
    if (!object.key().type().equals(ResourceTypes.PODS)) {
      return 0;
    }
    String phase = object.status().string("phase", "");
    if (object.spec().string("nodeName", "").isEmpty()
        || phase.equals("Failed")
        || phase.equals("Succeeded")) {
      return 0;
    }
    Long asked = options.gracePeriodSeconds();
    return asked != null ? asked : object.spec().number("terminationGracePeriodSeconds", 30);
  }

  private static List<@Nullable Object> finalizers(StoredObject object, DeleteOptions options) {
    List<@Nullable Object> finalizers = new ArrayList<>(object.metadata().list("finalizers"));
    String policy = options.propagationPolicy();
    if (policy == null) {
      if (finalizers.contains(ORPHAN)
          || finalizers.contains(FOREGROUND)
          || !object.key().type().equals(ResourceTypes.REPLICATION_CONTROLLERS)) {
        return finalizers;
      }
      policy = "Orphan";
    }
    finalizers.remove(ORPHAN);
    finalizers.remove(FOREGROUND);
    if (policy.equals("Orphan")) {
      finalizers.add(ORPHAN);
    } else if (policy.equals("Foreground")) {
      finalizers.add(FOREGROUND);
    }
    return finalizers;
  }

  /** Unlike those of updates, these conflicts name the kind. */
  private static void checkPreconditions(StoredObject object, DeleteOptions options) {
    ResourceType type = object.key().type();
    String uid = options.uid();
    if (uid != null && !uid.equals(object.uid())) {
      throw conflict(
          type,
          object.name(),
          "the UID in the precondition (%s) does not match the UID in record (%s). The object might"
                  .formatted(uid, object.uid())
              + " have been deleted and then recreated");
    }
    String version = options.resourceVersion();
    if (version != null && !version.equals(Long.toString(object.version()))) {
      throw conflict(
          type,
          object.name(),
          "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record"
                  .formatted(version)
              + " (%d). The object might have been modified".formatted(object.version()));
    }
  }

  private static ApiException conflict(ResourceType type, String name, String why) {
    String kind = ApiException.qualified(type.group(), type.kind());
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + kind + " \"" + name + "\": " + why,
        ApiException.details(type.group(), type.kind(), name));
  }
}
