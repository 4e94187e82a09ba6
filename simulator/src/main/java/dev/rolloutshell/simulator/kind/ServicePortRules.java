package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kubernetes' rules for the ports of a service. */
final class ServicePortRules {
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

  private ServicePortRules() {}

  static void check(JsonObject spec, FieldErrors errors) {
    List<JsonObject> ports = spec.objects("ports");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String field = "spec.ports[" + i + "]";
      JsonObject port = ports.get(i);
      name(port.string("name", ""), ports.size() > 1, names, field + ".name", errors);
      PortRules.number(port.number("port", 0), field + ".port", errors);
      String protocol = port.string("protocol", "");
      if (!PROTOCOLS.contains(protocol)) {
        errors.unsupported(field + ".protocol", protocol, PROTOCOLS);
      }
      if (port.get("targetPort") instanceof String target) {
        PortRules.name(target, field + ".targetPort", errors);
      } else {
        PortRules.number(port.number("targetPort", 0), field + ".targetPort", errors);
      }
    }
    nodePorts(spec, ports, errors);
    duplicates(ports, errors);
  }

  private static void name(
      String name, boolean needed, Set<String> names, String field, FieldErrors errors) {
    if (name.isEmpty()) {
      if (needed) {
        errors.required(field, "");
      }
      return;
    }
    NameRules.label(name, false, field, errors);
    if (!names.add(name)) {
      errors.duplicate(field, name);
    }
  }

  private static void nodePorts(JsonObject spec, List<JsonObject> ports, FieldErrors errors) {
    Set<String> seen = new HashSet<>();
    boolean none = spec.string("type", "").equals("ClusterIP");
    for (int i = 0; i < ports.size(); i++) {
      long port = ports.get(i).number("nodePort", 0);
      if (port == 0) {
        continue;
      }
      String field = "spec.ports[" + i + "].nodePort";
      if (none) {
        errors.forbidden(field, "may not be used when `type` is 'ClusterIP'");
      }
      if (!seen.add(ports.get(i).string("protocol", "") + port)) {
        errors.duplicate(field, port);
      }
    }
  }

  private static void duplicates(List<JsonObject> ports, FieldErrors errors) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String protocol = ports.get(i).string("protocol", "");
      long port = ports.get(i).number("port", 0);
      if (!seen.add(protocol + port)) {
        errors.duplicateText(
            "spec.ports[" + i + "]",
            "core.ServicePort{Name:\"\", Protocol:%s, AppProtocol:(*string)(nil), Port:%d,"
                    .formatted(GoValues.quote(protocol), port)
                + " TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}");
      }
    }
  }
}
