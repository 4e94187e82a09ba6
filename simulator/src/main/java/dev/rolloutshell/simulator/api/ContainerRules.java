package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for one container of a pod. */
final class ContainerRules {
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

  private final String at;
  private final FieldErrors errors;
  private final Set<String> volumes;
  private final Set<String> hostPorts;

  ContainerRules(String at, FieldErrors errors, Set<String> volumes, Set<String> hostPorts) {
    this.at = at;
    this.errors = errors;
    this.volumes = volumes;
    this.hostPorts = hostPorts;
  }

  void check(JsonObject container) {
    String image = container.string("image", "");
    if (image.isEmpty()) {
      errors.required(at + ".image", "");
    } else if (!image.equals(image.strip())) {
      errors.invalid(at + ".image", image, "must not have leading or trailing whitespace");
    }
    lifecycle(container.object("lifecycle"));
    probe(container, "livenessProbe");
    probe(container, "readinessProbe");
    probe(container, "startupProbe");
    ports(container.objects("ports"));
    environment(container.objects("env"));
    mounts(container.objects("volumeMounts"));
    String policy = container.string("imagePullPolicy", "");
    if (policy.isEmpty()) {
      errors.required(at + ".imagePullPolicy", "");
    } else if (!PULL_POLICIES.contains(policy)) {
      errors.unsupported(at + ".imagePullPolicy", policy, PULL_POLICIES);
    }
    String message = container.string("terminationMessagePolicy", "File");
    if (!message.equals("File") && !message.equals("FallbackToLogsOnError")) {
      errors.unsupported(
          at + ".terminationMessagePolicy", message, List.of("File", "FallbackToLogsOnError"));
    }
    resources(container.object("resources"));
  }

  private void ports(List<JsonObject> ports) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String field = at + ".ports[" + i + "]";
      JsonObject port = ports.get(i);
      String name = port.string("name", "");
      if (!name.isEmpty()) {
        PortRules.name(name, field + ".name", errors);
        if (!names.add(name)) {
          errors.duplicate(field + ".name", name);
        }
      }
      if (port.number("containerPort", 0) == 0) {
        errors.required(field + ".containerPort", "");
      } else {
        PortRules.number(port.number("containerPort", 0), field + ".containerPort", errors);
      }
      String protocol = port.string("protocol", "");
      if (protocol.isEmpty()) {
        errors.required(field + ".protocol", "");
      } else if (!PROTOCOLS.contains(protocol)) {
        errors.unsupported(field + ".protocol", protocol, PROTOCOLS);
      }
      hostPort(port, field, protocol);
    }
  }

  private void hostPort(JsonObject port, String field, String protocol) {
    long host = port.number("hostPort", 0);
    if (host == 0) {
      return;
    }
    PortRules.number(host, field + ".hostPort", errors);
    String taken = protocol + "/" + port.string("hostIP", "") + "/" + host;
    if (!hostPorts.add(taken)) {
      errors.duplicate(field + ".hostPort", taken);
    }
  }

  private void environment(List<JsonObject> env) {
    for (int i = 0; i < env.size(); i++) {
      String field = at + ".env[" + i + "]";
      String name = env.get(i).string("name", "");
      if (name.isEmpty()) {
        errors.required(field + ".name", "");
      } else if (!name.matches("[-._a-zA-Z][-._a-zA-Z0-9]*+")) {
        errors.invalid(
            field + ".name",
            name,
            "a valid environment variable name must consist of alphabetic characters, digits, '_',"
                + " '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or"
                + " 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is"
                + " '[-._a-zA-Z][-._a-zA-Z0-9]*')");
      }
      if (!env.get(i).string("value", "").isEmpty() && env.get(i).get("valueFrom") != null) {
        errors.invalid(field + ".valueFrom", "", "may not be specified when `value` is not empty");
      }
    }
  }

  private void mounts(List<JsonObject> mounts) {
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < mounts.size(); i++) {
      String field = at + ".volumeMounts[" + i + "]";
      String name = mounts.get(i).string("name", "");
      String path = mounts.get(i).string("mountPath", "");
      if (name.isEmpty()) {
        errors.required(field + ".name", "");
      }
      if (path.isEmpty()) {
        errors.required(field + ".mountPath", "");
      }
      if (!volumes.contains(name)) {
        errors.notFound(field + ".name", name);
      }
      if (!paths.add(path)) {
        errors.invalid(field + ".mountPath", path, "must be unique");
      }
    }
  }

  private void resources(JsonObject resources) {
    JsonObject limits = resources.object("limits");
    amounts(limits, ".resources.limits");
    JsonObject requests = resources.object("requests");
    amounts(requests, ".resources.requests");
    for (Map.Entry<String, @Nullable Object> request : requests.entrySet()) {
      Object limit = limits.get(request.getKey());
      if (limit != null
          && Quantity.parse(String.valueOf(request.getValue()))
                  .compareTo(Quantity.parse(limit.toString()))
              > 0) {
        errors.invalid(
            at + ".resources.requests",
            String.valueOf(request.getValue()),
            "must be less than or equal to " + request.getKey() + " limit");
      }
    }
  }

  private void amounts(JsonObject amounts, String field) {
    amounts.forEach(
        (name, amount) -> {
          if (Quantity.parse(String.valueOf(amount)).signum() < 0) {
            errors.invalid(
                at + field + "[" + name + "]",
                String.valueOf(amount),
                "must be greater than or equal to 0");
          }
        });
  }

  private void lifecycle(JsonObject lifecycle) {
    for (String hook : List.of("postStart", "preStop")) {
      if (lifecycle.get(hook) instanceof JsonObject handler) {
        handler(handler, at + ".lifecycle." + hook);
      }
    }
  }

  private void probe(JsonObject container, String key) {
    if (!(container.get(key) instanceof JsonObject probe)) {
      return;
    }
    String field = at + "." + key;
    handler(probe, field);
    for (String number :
        List.of(
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold")) {
      if (probe.number(number, 0) < 0) {
        errors.invalid(
            field + "." + number, probe.get(number), "must be greater than or equal to 0");
      }
    }
    if (!key.equals("readinessProbe") && probe.number("successThreshold", 1) != 1) {
      errors.invalid(field + ".successThreshold", probe.get("successThreshold"), "must be 1");
    }
  }

  private void handler(JsonObject handler, String field) {
    int count = 0;
    for (String kind : List.of("exec", "httpGet", "tcpSocket")) {
      if (handler.get(kind) instanceof JsonObject action) {
        if (++count > 1) {
          errors.forbidden(field + "." + kind, "may not specify more than 1 handler type");
        } else {
          action(kind, action, field + "." + kind);
        }
      }
    }
    if (count == 0) {
      errors.required(field, "must specify a handler type");
    }
  }

  private void action(String kind, JsonObject action, String field) {
    if (kind.equals("exec")) {
      if (action.list("command").isEmpty()) {
        errors.required(field + ".command", "");
      }
      return;
    }
    if (kind.equals("httpGet") && action.string("path", "").isEmpty()) {
      errors.required(field + ".path", "");
    }
    Object port = action.get("port");
    if (port instanceof String name) {
      PortRules.name(name, field + ".port", errors);
    } else {
      PortRules.number(port instanceof Long number ? number : 0, field + ".port", errors);
    }
  }
}
