package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.Tree;
import java.util.LinkedHashMap;
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
          Map.entry("service", Set.of("")),
          Map.entry("apiVersion", Set.of("v1")),
          Map.entry("procMount", Set.of("Default")),
          Map.entry("defaultMode", Set.of("420")),
          Map.entry("expirationSeconds", Set.of("3600")),
          Map.entry("volumeMode", Set.of("Filesystem")),
          Map.entry("iscsiInterface", Set.of("default")),
          Map.entry("pullPolicy", Set.of("IfNotPresent", "Always")),
          Map.entry("pool", Set.of("rbd")),
          Map.entry("user", Set.of("admin")),
          Map.entry("keyring", Set.of("/etc/ceph/keyring")),
          Map.entry("type", Set.of("")),
          Map.entry("divisor", Set.of("0")));

  /** Fields that mean the same when they are left out as when they are false, 0 or empty. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "hostNetwork",
          "hostPID",
          "hostIPC",
          "hostPort",
          "hostIP",
          "hostname",
          "subdomain",
          "nodeName",
          "priorityClassName",
          "stdin",
          "stdinOnce",
          "tty",
          "workingDir",
          "value",
          "readOnly",
          "subPath",
          "subPathExpr",
          "medium",
          "host",
          "initialDelaySeconds",
          "timeoutSeconds",
          "periodSeconds",
          "successThreshold",
          "failureThreshold",
          "imagePullPolicy",
          "restartPolicy",
          "dnsPolicy",
          "schedulerName",
          "serviceAccountName",
          "protocol");

  /** Parents whose values are quantities, equal when they are the same number. */
  private static final Set<String> QUANTITIES = Set.of("limits", "requests", "emptyDir", "divisor");

  /** Parents whose keys are users' own: a label may be called as a field is, and means itself. */
  private static final Set<String> OWN_KEYS =
      Set.of("labels", "annotations", "nodeSelector", "matchLabels");

  private final boolean hostNetwork;

  private Coverage(boolean hostNetwork) {
    this.hostNetwork = hostNetwork;
  }

  /** Whether a live value is the wanted one, but for what the server fills in. */
  static boolean covers(@Nullable Object live, @Nullable Object wanted) {
    boolean hostNetwork =
        wanted instanceof Map<?, ?> template
            && template.get("spec") instanceof Map<?, ?> spec
            && Boolean.TRUE.equals(spec.get("hostNetwork"));
    return new Coverage(hostNetwork).same(Tree.pruned(live), Tree.pruned(wanted), "");
  }

  private boolean same(@Nullable Object live, @Nullable Object wanted, String parent) {
    if (wanted == null || live == null) {
      return wanted == null && live == null;
    }
    if (wanted instanceof Map<?, ?> && OWN_KEYS.contains(parent)) {
      return wanted.equals(live);
    }
    if (wanted instanceof Map<?, ?> wantedMap) {
      return live instanceof Map<?, ?> liveMap && sameMembers(liveMap, asked(wantedMap), parent);
    }
    if (wanted instanceof List<?> wantedList) {
      return live instanceof List<?> liveList && sameItems(liveList, wantedList, parent);
    }
    return live.toString().equals(wanted.toString())
        || (QUANTITIES.contains(parent) && Quantity.same(live.toString(), wanted.toString()));
  }

  private boolean sameItems(List<?> live, List<?> wanted, String parent) {
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

  /** What is asked for, without what might as well be left out and with the requests it implies. */
  private static Map<String, Object> asked(Map<?, ?> wanted) {
    Map<String, Object> asked = new LinkedHashMap<>();
    wanted.forEach(
        (key, value) -> {
          if (!(LEFT_OUT.contains(String.valueOf(key)) && isZero(value))) {
            asked.put(String.valueOf(key), value);
          }
        });
    if (asked.get("limits") instanceof Map<?, ?> limits) {
      Map<Object, Object> requests = new LinkedHashMap<>(limits);
      if (asked.get("requests") instanceof Map<?, ?> given) {
        requests.putAll(given);
      }
      asked.put("requests", requests);
    }
    return asked;
  }

  private static boolean isZero(Object value) {
    return value.equals(false)
        || value.equals("")
        || (value instanceof Number number && number.doubleValue() == 0);
  }

  private boolean sameMembers(Map<?, ?> live, Map<String, Object> wanted, String parent) {
    for (Map.Entry<String, Object> entry : wanted.entrySet()) {
      String below = QUANTITIES.contains(parent) ? parent : entry.getKey();
      if (!same(live.get(entry.getKey()), entry.getValue(), below)) {
        return false;
      }
    }
    return live.entrySet().stream()
        .filter(extra -> !wanted.containsKey(String.valueOf(extra.getKey())))
        .allMatch(extra -> filledIn(String.valueOf(extra.getKey()), extra.getValue(), live));
  }

  private boolean filledIn(String key, Object value, Map<?, ?> live) {
    return switch (key) {
      case "serviceAccount" -> value.equals(live.get("serviceAccountName"));
      case "serviceAccountName" -> value.equals(live.get("serviceAccount"));
      case "hostPort" -> hostNetwork && value.equals(live.get("containerPort"));
      default ->
          DEFAULTS.getOrDefault(key, Set.of()).contains(value.toString())
              || (LEFT_OUT.contains(key) && isZero(value));
    };
  }
}
