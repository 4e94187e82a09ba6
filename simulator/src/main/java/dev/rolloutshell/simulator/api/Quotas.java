package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Quantity;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.QuotaScopes;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.QuotaCount;
import dev.rolloutshell.simulator.store.StoredObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Refuses what a quota of its namespace has no room for. */
final class Quotas {
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
      QuotaScopes scopes = QuotaScopes.of(quota.spec());
      if (scopes.includes(key.type(), object)) {
        admit(quota, scopes, key);
      }
    }
  }

  private void admit(StoredObject quota, QuotaScopes scopes, ObjectKey key) {
    Map<String, String> requested = new TreeMap<>();
    Map<String, String> used = new TreeMap<>();
    Map<String, String> limited = new TreeMap<>();
    for (Map.Entry<String, @Nullable Object> hard : quota.spec().object("hard").entrySet()) {
      String resource = hard.getKey();
      QuotaCount count = QuotaCount.of(resource);
      if (count == null || !count.type().equals(key.type())) {
        continue;
      }
      long present = count.used(store, key.namespace(), scopes);
      String limit = String.valueOf(hard.getValue());
      if (BigDecimal.valueOf(present + 1).compareTo(Quantity.parse(limit)) > 0) {
        requested.put(resource, "1");
        used.put(resource, Long.toString(present));
        limited.put(resource, limit);
      }
    }
    if (!requested.isEmpty()) {
      throw ApiException.forbidden(
          key.type(),
          key.name(),
          "exceeded quota: %s, requested: %s, used: %s, limited: %s"
              .formatted(quota.name(), shown(requested), shown(used), shown(limited)));
    }
  }

  private static String shown(Map<String, String> amounts) {
    List<String> all = new ArrayList<>();
    amounts.forEach((resource, amount) -> all.add(resource + "=" + amount));
    return String.join(",", all);
  }
}
