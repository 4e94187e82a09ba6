package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door to the cluster's objects for parts that run inside it (controllers, pods): no bytes, but
 * the same defaults, admission, validation and version rules as for a client.
 */
public interface Objects {

  /** The object under a key, or {@code null}. */
  @Nullable StoredObject get(ObjectKey key);

  /** The objects of a type in key order, in one namespace or (null) in all; a snapshot. */
  List<StoredObject> list(ResourceType type, @Nullable String namespace);

  /**
   * Creates an object; {@code metadata} has a name, or a {@code generateName} to make one from.
   *
   * @param namespace its namespace, empty for cluster-scoped types
   * @throws ApiException when a client would be refused
   */
  StoredObject create(ResourceType type, String namespace, JsonObject object);

  /**
   * Replaces an object but for its status. When this removes the last finalizer of an object whose
   * deletion has begun, the object goes.
   *
   * @return what is stored now (the very {@code before} when nothing changed), or the last state of
   *     an object that went
   * @throws ApiException 409 when {@code before} is no longer what is stored, 404 when it is gone
   */
  StoredObject update(StoredObject before, JsonObject after);

  /**
   * Replaces an object's status.
   *
   * @return what is stored now (the very {@code before} when nothing changed)
   * @throws ApiException 409 when {@code before} is no longer what is stored, 404 when it is gone
   */
  StoredObject updateStatus(StoredObject before, JsonObject status);

  /**
   * Assigns a pod to a node and sets its condition {@code PodScheduled}, as the scheduler's binding
   * does.
   *
   * @throws ApiException when there is no such pod or it is assigned already
   */
  StoredObject bind(ObjectKey pod, String node);

  /**
   * Ends a namespace that is being deleted and empty: takes off its finalizer {@code kubernetes},
   * upon which it goes.
   */
  void finalizeNamespace(StoredObject namespace);

  /**
   * Deletes an object, or begins its deletion (grace period, finalizers).
   *
   * @return whether it is gone now
   * @throws ApiException 404 when there is none, 409 when a precondition does not hold
   */
  boolean delete(ObjectKey key, DeleteOptions options);
}
