package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoStructs;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kubernetes' rules for the specification of a pod, in the order in which it tells of them. */
final class PodSpecRules {
  private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

  private final String at;
  private final FieldErrors errors;

  /** Rules for the specification at a path. */
  PodSpecRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  /** The rules for a template as well as for a pod. */
  void check(JsonObject spec) {
    Set<String> volumes = new VolumeRules(at + ".volumes", errors).check(spec.objects("volumes"));
    List<JsonObject> containers = spec.objects("containers");
    if (containers.isEmpty()) {
      errors.required(at + ".containers", "");
    }
    containers(containers, at + ".containers", volumes);
    hostPorts(containers, at + ".containers");
    initContainers(spec.objects("initContainers"), containers, volumes);
    chosen(spec, "restartPolicy", RESTART_POLICIES);
    chosen(spec, "dnsPolicy", DNS_POLICIES);
    MetadataRules.labels(spec.object("nodeSelector"), at + ".nodeSelector", errors);
    new PodSecurityRules(at, errors).check(spec);
    new AffinityRules(at + ".affinity", errors).check(spec.object("affinity"));
    new DnsConfigRules(at + ".dnsConfig", errors).check(spec);
    new SchedulingRules(at, errors).gates(spec.objects("readinessGates"));
    new SchedulingRules(at, errors).spread(spec.objects("topologySpreadConstraints"));
    named(spec, "serviceAccountName");
    named(spec, "nodeName");
    deadline(spec);
    hostname(spec, "hostname");
    hostname(spec, "subdomain");
    new SchedulingRules(at, errors).tolerations(spec.objects("tolerations"));
    new DnsConfigRules(at + ".hostAliases", errors).aliases(spec.objects("hostAliases"));
    named(spec, "priorityClassName");
    named(spec, "runtimeClassName");
    if (spec.containsKey("preemptionPolicy")) {
      chosen(spec, "preemptionPolicy", PREEMPTION_POLICIES);
    }
  }

  /** The rules for a pod, which are a little stricter than those for a template. */
  void checkPod(JsonObject spec) {
    check(spec);
    for (String key : List.of("containers", "initContainers")) {
      List<JsonObject> containers = spec.objects(key);
      for (int i = 0; i < containers.size(); i++) {
        trimmed(containers.get(i), at + "." + key + "[" + i + "].image", errors);
      }
    }
  }

  static void trimmed(JsonObject container, String field, FieldErrors errors) {
    String image = container.string("image", "");
    if (!image.equals(image.strip())) {
      errors.invalid(field, image, "must not have leading or trailing whitespace");
    }
  }

  private void chosen(JsonObject spec, String key, List<String> possible) {
    String value = spec.string(key, "");
    if (value.isEmpty()) {
      errors.required(at + "." + key, "");
    } else if (!possible.contains(value)) {
      errors.unsupported(at + "." + key, value, possible);
    }
  }

  private void deadline(JsonObject spec) {
    if (spec.get("activeDeadlineSeconds") instanceof Long seconds
        && (seconds < 1 || seconds > Integer.MAX_VALUE)) {
      errors.invalid(
          at + ".activeDeadlineSeconds", seconds, "must be between 1 and 2147483647, inclusive");
    }
  }

  private void named(JsonObject spec, String key) {
    String name = spec.string(key, "");
    if (!name.isEmpty()) {
      NameRules.subdomain(name, false, at + "." + key, errors);
    }
  }

  private void hostname(JsonObject spec, String key) {
    String name = spec.string(key, "");
    if (!name.isEmpty()) {
      NameRules.label(name, false, at + "." + key, errors);
    }
  }

  private void containers(List<JsonObject> containers, String field, Set<String> volumes) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      String path = field + "[" + i + "]";
      JsonObject container = containers.get(i);
      String name = container.string("name", "");
      if (name.isEmpty()) {
        errors.required(path + ".name", "");
      } else {
        NameRules.label(name, false, path + ".name", errors);
      }
      if (!names.add(name)) {
        errors.duplicate(path + ".name", name);
      }
      new ContainerRules(path, errors, volumes).check(container);
    }
  }

  /** Ports of the node are to be taken once; init containers run one after another. */
  private void hostPorts(List<JsonObject> containers, String field) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      List<JsonObject> ports = containers.get(i).objects("ports");
      for (int j = 0; j < ports.size(); j++) {
        JsonObject port = ports.get(j);
        long number = port.number("hostPort", 0);
        String text = port.string("protocol", "") + "/" + port.string("hostIP", "") + "/" + number;
        if (number != 0 && !taken.add(text)) {
          errors.duplicate(field + "[" + i + "].ports[" + j + "].hostPort", text);
        }
      }
    }
  }

  private void initContainers(List<JsonObject> init, List<JsonObject> others, Set<String> volumes) {
    String field = at + ".initContainers";
    containers(init, field, volumes);
    for (JsonObject alone : init) {
      hostPorts(List.of(alone), field);
    }
    Set<String> names = new HashSet<>();
    others.forEach(other -> names.add(other.string("name", "")));
    for (int i = 0; i < init.size(); i++) {
      JsonObject container = init.get(i);
      String name = container.string("name", "");
      if (names.contains(name)) {
        errors.duplicate(field + "[" + i + "].name", name);
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
      for (String key : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
        if (container.get(key) instanceof JsonObject given) {
          errors.invalidText(
              field + "[" + i + "]." + key,
              key.equals("lifecycle") ? GoStructs.lifecycle(given) : GoStructs.probe(given),
              "must not be set for init containers");
        }
      }
    }
  }
}
