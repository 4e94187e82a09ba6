package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.QuotaScopes;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Refuses what a quota of its namespace has no room for. */
final class Quotas {
  private static final Map<String, ResourceType> COUNTED =
      Map.of(
          "pods", ResourceTypes.PODS,
          "services", ResourceTypes.SERVICES,
          "configmaps", ResourceTypes.CONFIG_MAPS,
          "replicationcontrollers", ResourceTypes.REPLICATION_CONTROLLERS,
          "resourcequotas", ResourceTypes.RESOURCE_QUOTAS);

  private final ObjectStore store;

  Quotas(ObjectStore store) {
    this.store = store;
  }

  /** Counts what there is at each creation, so that no two creations take the last place. */
  void admit(ObjectKey key, JsonObject object) {
    if (store.count(ResourceTypes.RESOURCE_QUOTAS, key.namespace()) == 0) {
      return;
    }
    for (StoredObject quota : store.list(ResourceTypes.RESOURCE_QUOTAS, key.namespace())) {
      if (QuotaScopes.of(quota.spec()).includes(object)) {
        admit(quota, key);
      }
    }
  }

  private void admit(StoredObject quota, ObjectKey key) {
    ResourceType type = key.type();
    Map<String, String> requested = new TreeMap<>();
    Map<String, String> used = new TreeMap<>();
    Map<String, String> limited = new TreeMap<>();
    for (Map.Entry<String, @Nullable Object> hard : quota.spec().object("hard").entrySet()) {
      String resource = hard.getKey();
      String bare = resource.startsWith("count/") ? resource.substring(6) : resource;
      if (!type.equals(COUNTED.get(bare))) {
        continue;
      }
      long count = count(type, key.namespace(), QuotaScopes.of(quota.spec()));
      String limit = String.valueOf(hard.getValue());
      if (BigDecimal.valueOf(count + 1).compareTo(Quantity.parse(limit)) > 0) {
        requested.put(resource, "1");
        used.put(resource, Long.toString(count));
        limited.put(resource, limit);
      }
    }
    if (!requested.isEmpty()) {
      throw ApiException.forbidden(
          type,
          key.name(),
          "exceeded quota: %s, requested: %s, used: %s, limited: %s"
              .formatted(quota.name(), shown(requested), shown(used), shown(limited)));
    }
  }

  /** Pods that have ended no longer count. */
  private long count(ResourceType type, String namespace, QuotaScopes scopes) {
    if (!type.equals(ResourceTypes.PODS)) {
      return store.count(type, namespace);
    }
    return store.list(type, namespace).stream()
        .map(StoredObject::json)
        .filter(pod -> counts(pod) && scopes.includes(pod))
        .count();
  }

  private static boolean counts(JsonObject pod) {
    String phase = pod.object("status").string("phase", "");
    return !phase.equals("Failed") && !phase.equals("Succeeded");
  }

  private static String shown(Map<String, String> amounts) {
    List<String> all = new ArrayList<>();
    amounts.forEach((resource, amount) -> all.add(resource + "=" + amount));
    return String.join(",", all);
  }
}
