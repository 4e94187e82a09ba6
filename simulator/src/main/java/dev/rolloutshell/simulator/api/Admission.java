package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.Set;

/** What may be created where. */
final class Admission {
  private static final Set<String> IMMORTAL = Set.of("default", "kube-public", "kube-system");

  private final ObjectStore store;
  private final Quotas quotas;

  Admission(ObjectStore store) {
    this.store = store;
    this.quotas = new Quotas(store);
  }

  /** Refuses an object in a namespace that is missing or going. */
  void admitCreate(ResourceType type, String namespace, String name) {
    if (!type.namespaced()) {
      return;
    }
    StoredObject home = store.get(new ObjectKey(ResourceTypes.NAMESPACES, "", namespace));
    if (home == null) {
      throw ApiException.notFound(ResourceTypes.NAMESPACES, namespace);
    }
    if (home.isBeingDeleted()) {
      throw terminating(type, namespace, name);
    }
  }

  /** Refuses to delete the namespaces that every cluster has. */
  static void admitDelete(ObjectKey key) {
    if (key.type().equals(ResourceTypes.NAMESPACES) && IMMORTAL.contains(key.name())) {
      throw ApiException.forbidden(key.type(), key.name(), "this namespace may not be deleted");
    }
  }

  private static ApiException terminating(ResourceType type, String namespace, String name) {
    ApiException refusal =
        ApiException.forbidden(
            type,
            name,
            "unable to create new content in namespace "
                + namespace
                + " because it is being terminated");
    JsonObject cause =
        JsonObject.of(
            "reason", "NamespaceTerminating",
            "message", "namespace " + namespace + " is being terminated",
            "field", "metadata.namespace");
    JsonObject details = refusal.status().object("details");
    return new ApiException(
        403, "Forbidden", refusal.message(), details.with("causes", java.util.List.of(cause)));
  }

  /** Refuses an object that a quota has no room for. */
  void admitQuota(ObjectKey key, JsonObject object) {
    if (key.type().namespaced()) {
      quotas.admit(key, object);
    }
  }
}
