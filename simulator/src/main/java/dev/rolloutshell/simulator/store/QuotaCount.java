package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.QuotaScopes;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a ResourceQuota that counts objects.
 *
 * @param type what is counted
 * @param withEnded whether pods that have ended count: for {@code count/pods}, not for {@code pods}
 */
public record QuotaCount(ResourceType type, boolean withEnded) {
  private static final String COUNT = "count/";

  /**
   * The limit that a name under {@code spec.hard} means, or {@code null} when it counts nothing.
   * Events are never counted.
   */
  public static @Nullable QuotaCount of(String resource) {
    boolean generic = resource.startsWith(COUNT);
    String name = generic ? resource.substring(COUNT.length()) : resource;
    for (ResourceType type : ResourceTypes.ALL) {
      String counted = type.group().isEmpty() ? "" : "." + type.group();
      boolean countable = type.namespaced() && !type.equals(ResourceTypes.EVENTS);
      if (countable && name.equals(type.plural() + counted)) {
        return new QuotaCount(type, generic);
      }
    }
    return null;
  }

  /** How many objects of a namespace count. */
  public long used(ObjectStore store, String namespace, QuotaScopes scopes) {
    if (!scopes.includes(type)) {
      return 0;
    }
    if (!type.equals(ResourceTypes.PODS)) {
      return store.count(type, namespace);
    }
    return store.list(type, namespace).stream()
        .map(StoredObject::json)
        .filter(pod -> (withEnded || !hasEnded(pod)) && scopes.includes(type, pod))
        .count();
  }

  private static boolean hasEnded(JsonObject pod) {
    String phase = pod.object("status").string("phase", "");
    return phase.equals("Failed") || phase.equals("Succeeded");
  }
}
