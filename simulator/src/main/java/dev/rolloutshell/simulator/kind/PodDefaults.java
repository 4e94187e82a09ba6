package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The defaults that {@code v1} fills into the specification of a pod. */
@SuppressWarnings("ReferenceEquality") // An object that needs no default is returned as it is.
final class PodDefaults {
  private static final JsonObject DEFAULT_PROBE =
      JsonObject.of(
          "timeoutSeconds", 1, "periodSeconds", 10, "successThreshold", 1, "failureThreshold", 3);

  private PodDefaults() {}

  /** A pod specification with its defaults; the very same object when it has them all. */
  static JsonObject spec(JsonObject spec) {
    JsonObject out = containers(spec, "initContainers");
    // Alpha in 1.21, and off.
    out = out.containsKey("ephemeralContainers") ? out.without("ephemeralContainers") : out;
    out = containers(out, "containers");
    if (out.isTrue("hostNetwork")) {
      out = each(out, "containers", PodDefaults::onHostNetwork);
      out = each(out, "initContainers", PodDefaults::onHostNetwork);
    }
    out = absent(out, "restartPolicy", "Always");
    out = absent(out, "terminationGracePeriodSeconds", 30L);
    out = absent(out, "dnsPolicy", "ClusterFirst");
    if (out.get("serviceAccountName") != null) {
      out = out.with("serviceAccount", out.get("serviceAccountName"));
    } else if (out.get("serviceAccount") != null) {
      out = out.with("serviceAccountName", out.get("serviceAccount"));
    }
    out = absent(out, "securityContext", JsonObject.EMPTY);
    out = absent(out, "schedulerName", "default-scheduler");
    return volumes(out);
  }

  static JsonObject absent(JsonObject object, String key, Object value) {
    return object.get(key) == null ? object.with(key, value) : object;
  }

  /** On the node's network, ports of containers are ports of the node. */
  private static JsonObject onHostNetwork(JsonObject container) {
    return each(
        container,
        "ports",
        port ->
            port.number("hostPort", 0) == 0 && port.get("containerPort") instanceof Long number
                ? port.with("hostPort", number)
                : port);
  }

  private static JsonObject containers(JsonObject spec, String key) {
    return each(spec, key, PodDefaults::container);
  }

  private interface Step {
    JsonObject on(JsonObject item);
  }

  /** The object with every object of a list taken through a step. */
  private static JsonObject each(JsonObject owner, String key, Step step) {
    List<@Nullable Object> items = owner.list(key);
    List<@Nullable Object> changed = null;
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      if (item instanceof JsonObject object) {
        JsonObject next = step.on(object);
        if (next != object) {
          changed = changed == null ? new ArrayList<>(items) : changed;
          changed.set(i, next);
        }
      }
    }
    return changed == null ? owner : owner.with(key, changed);
  }

  private static JsonObject container(JsonObject container) {
    JsonObject out = each(container, "ports", port -> absent(port, "protocol", "TCP"));
    out = each(out, "env", PodDefaults::environment);
    out = absent(out, "resources", JsonObject.EMPTY);
    out = requests(out);
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (out.get(probe) instanceof JsonObject object) {
        out = out.with(probe, probe(object));
      }
    }
    if (out.get("lifecycle") instanceof JsonObject lifecycle) {
      out = out.with("lifecycle", lifecycle(lifecycle));
    }
    out = absent(out, "terminationMessagePath", "/dev/termination-log");
    out = absent(out, "terminationMessagePolicy", "File");
    if (out.get("imagePullPolicy") == null) {
      boolean latest = tag(out.string("image", "")).equals("latest");
      out = out.with("imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }
    return out;
  }

  /** The tag of an image name; without one, and without a digest, it is {@code latest}. */
  static String tag(String image) {
    if (image.indexOf('@') >= 0) {
      return "";
    }
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "latest";
  }

  private static JsonObject environment(JsonObject env) {
    return env.at("valueFrom", "fieldRef") instanceof JsonObject ref
        ? env.withAt(absent(ref, "apiVersion", "v1"), "valueFrom", "fieldRef")
        : env;
  }

  /** What is limited and not requested is requested as it is limited. */
  private static JsonObject requests(JsonObject container) {
    JsonObject resources = container.object("resources");
    JsonObject requests = resources.object("requests");
    JsonObject out = requests;
    for (String resource : resources.object("limits").keySet()) {
      if (!out.containsKey(resource)) {
        out = out.with(resource, resources.object("limits").get(resource));
      }
    }
    return out == requests ? container : container.withAt(out, "resources", "requests");
  }

  private static JsonObject probe(JsonObject probe) {
    JsonObject out =
        probe.get("httpGet") instanceof JsonObject get
            ? probe.with("httpGet", httpGet(get))
            : probe;
    for (String field : DEFAULT_PROBE.keySet()) {
      if (out.number(field, 0) == 0) {
        out = out.with(field, DEFAULT_PROBE.get(field));
      }
    }
    return out;
  }

  private static JsonObject httpGet(JsonObject get) {
    return absent(absent(get, "path", "/"), "scheme", "HTTP");
  }

  private static JsonObject lifecycle(JsonObject lifecycle) {
    JsonObject out = lifecycle;
    for (String hook : List.of("postStart", "preStop")) {
      if (out.at(hook, "httpGet") instanceof JsonObject get) {
        out = out.withAt(httpGet(get), hook, "httpGet");
      }
    }
    return out;
  }

  private static JsonObject volumes(JsonObject spec) {
    return each(spec, "volumes", PodDefaults::volume);
  }

  private static JsonObject volume(JsonObject volume) {
    for (String kind : List.of("secret", "configMap", "downwardAPI", "projected")) {
      if (volume.get(kind) instanceof JsonObject source) {
        return volume.with(kind, absent(source, "defaultMode", 420L));
      }
    }
    if (volume.get("hostPath") instanceof JsonObject source) {
      return volume.with("hostPath", absent(source, "type", ""));
    }
    return volume.size() == 1 ? volume.with("emptyDir", JsonObject.EMPTY) : volume;
  }
}
