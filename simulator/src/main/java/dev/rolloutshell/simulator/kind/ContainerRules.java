package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kubernetes' rules for one container of a pod, but for its name. */
final class ContainerRules {
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");

  private final String at;
  private final FieldErrors errors;
  private final Set<String> volumes;

  /**
   * Rules for the container at a path.
   *
   * @param volumes the names of the volumes it may mount
   */
  ContainerRules(String at, FieldErrors errors, Set<String> volumes) {
    this.at = at;
    this.errors = errors;
    this.volumes = volumes;
  }

  void check(JsonObject container) {
    if (container.string("image", "").isEmpty()) {
      errors.required(at + ".image", "");
    }
    HandlerRules handlers = new HandlerRules(errors);
    handlers.lifecycle(container.object("lifecycle"), at + ".lifecycle");
    handlers.probe(container, "livenessProbe", at);
    handlers.probe(container, "startupProbe", at);
    messagePolicy(container.string("terminationMessagePolicy", ""));
    handlers.probe(container, "readinessProbe", at);
    ports(container.objects("ports"));
    EnvironmentRules environment = new EnvironmentRules(errors);
    environment.variables(container.objects("env"), at + ".env");
    environment.sources(container.objects("envFrom"), at + ".envFrom");
    mounts(container.objects("volumeMounts"));
    pullPolicy(container.string("imagePullPolicy", ""));
    new ResourceRules(at + ".resources", errors).check(container.object("resources"));
    new PodSecurityRules(at + ".securityContext", errors)
        .container(container.object("securityContext"));
  }

  private void messagePolicy(String policy) {
    String field = at + ".terminationMessagePolicy";
    String words = "must be 'File' or 'FallbackToLogsOnError'";
    if (policy.isEmpty()) {
      errors.required(field, words);
    } else if (!MESSAGE_POLICIES.contains(policy)) {
      errors.invalid(field, policy, words);
    }
  }

  private void pullPolicy(String policy) {
    if (policy.isEmpty()) {
      errors.required(at + ".imagePullPolicy", "");
    } else if (!PULL_POLICIES.contains(policy)) {
      errors.unsupported(at + ".imagePullPolicy", policy, PULL_POLICIES);
    }
  }

  private void ports(List<JsonObject> ports) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String field = at + ".ports[" + i + "]";
      JsonObject port = ports.get(i);
      portName(port.string("name", ""), names, field + ".name");
      if (port.number("containerPort", 0) == 0) {
        errors.required(field + ".containerPort", "");
      } else {
        PortRules.number(port.number("containerPort", 0), field + ".containerPort", errors);
      }
      if (port.number("hostPort", 0) != 0) {
        PortRules.number(port.number("hostPort", 0), field + ".hostPort", errors);
      }
      String protocol = port.string("protocol", "");
      if (protocol.isEmpty()) {
        errors.required(field + ".protocol", "");
      } else if (!PROTOCOLS.contains(protocol)) {
        errors.unsupported(field + ".protocol", protocol, PROTOCOLS);
      }
    }
  }

  /** A name that is no name is not told of as a duplicate. */
  private void portName(String name, Set<String> names, String field) {
    if (name.isEmpty()) {
      return;
    }
    int before = errors.size();
    PortRules.name(name, field, errors);
    if (errors.size() == before && !names.add(name)) {
      errors.duplicate(field, name);
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
      if (!volumes.contains(name)) {
        errors.notFound(field + ".name", name);
      }
      if (path.isEmpty()) {
        errors.required(field + ".mountPath", "");
      }
      if (!paths.add(path)) {
        errors.invalid(field + ".mountPath", path, "must be unique");
      }
      subPaths(mounts.get(i), field);
    }
  }

  /** Kubernetes forgets here which of the mounts it is. */
  private void subPaths(JsonObject mount, String field) {
    String path = mount.string("subPath", "");
    String expression = mount.string("subPathExpr", "");
    VolumeRules rules = new VolumeRules(at + ".volumeMounts", errors);
    if (!path.isEmpty()) {
      rules.descending(path, at + ".volumeMounts.subPath");
    }
    if (!expression.isEmpty()) {
      if (!path.isEmpty()) {
        errors.invalid(
            field + ".subPathExpr", expression, "subPathExpr and subPath are mutually exclusive");
      }
      rules.descending(expression, at + ".volumeMounts.subPathExpr");
    }
  }
}
