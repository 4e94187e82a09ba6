package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a live object is what a manifest asks for. The server fills in defaults and writes
 * quantities its own way, so that equality would never hold; anything else that is more or other
 * than what is asked for is a difference.
 */
final class Coverage {

  /** Fields that Kubernetes v1 fills in, with the values it gives them. */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.ofEntries(
          Map.entry("terminationMessagePath", Set.of("/dev/termination-log")),
          Map.entry("terminationMessagePolicy", Set.of("File")),
          Map.entry("imagePullPolicy", Set.of("IfNotPresent", "Always")),
          Map.entry("restartPolicy", Set.of("Always")),
          Map.entry("terminationGracePeriodSeconds", Set.of("30")),
          Map.entry("dnsPolicy", Set.of("ClusterFirst")),
          Map.entry("schedulerName", Set.of("default-scheduler")),
          Map.entry("enableServiceLinks", Set.of("true")),
          Map.entry("protocol", Set.of("TCP")),
          Map.entry("timeoutSeconds", Set.of("1")),
          Map.entry("periodSeconds", Set.of("10")),
          Map.entry("successThreshold", Set.of("1")),
          Map.entry("failureThreshold", Set.of("3")),
          Map.entry("scheme", Set.of("HTTP")),
          Map.entry("path", Set.of("/")),
          Map.entry("apiVersion", Set.of("v1")),
          Map.entry("defaultMode", Set.of("420")),
          Map.entry("type", Set.of("")),
          Map.entry("divisor", Set.of("0")));

  /** Parents whose values are quantities, equal when they are the same number. */
  private static final Set<String> QUANTITIES = Set.of("limits", "requests", "emptyDir");

  private Coverage() {}

  /** Whether a live value is the wanted one, but for what the server fills in. */
  static boolean covers(@Nullable Object live, @Nullable Object wanted) {
    return same(Tree.pruned(live), Tree.pruned(wanted), "");
  }

  private static boolean same(@Nullable Object live, @Nullable Object wanted, String parent) {
    if (wanted == null || live == null) {
      return wanted == null && live == null;
    }
    if (wanted instanceof Map<?, ?> wantedMap) {
      return live instanceof Map<?, ?> liveMap && sameMembers(liveMap, wantedMap, parent);
    }
    if (wanted instanceof List<?> wantedList) {
      return live instanceof List<?> liveList && sameItems(liveList, wantedList, parent);
    }
    return live.toString().equals(wanted.toString())
        || (QUANTITIES.contains(parent) && Quantity.same(live.toString(), wanted.toString()));
  }

  private static boolean sameItems(List<?> live, List<?> wanted, String parent) {
    if (live.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!same(live.get(i), wanted.get(i), parent)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(Map<?, ?> live, Map<?, ?> wanted, String parent) {
    for (Map.Entry<?, ?> entry : wanted.entrySet()) {
      String below = QUANTITIES.contains(parent) ? parent : String.valueOf(entry.getKey());
      if (!same(live.get(entry.getKey()), entry.getValue(), below)) {
        return false;
      }
    }
    return live.entrySet().stream()
        .filter(extra -> !wanted.containsKey(extra.getKey()))
        .allMatch(extra -> filledIn(String.valueOf(extra.getKey()), extra.getValue(), live));
  }

  private static boolean filledIn(String key, Object value, Map<?, ?> live) {
    if (key.equals("serviceAccount")) {
      return value.equals(live.get("serviceAccountName"));
    }
    if (key.equals("requests")) {
      return value.equals(live.get("limits"));
    }
    return DEFAULTS.getOrDefault(key, Set.of()).contains(value.toString());
  }
}
