package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a type of service needs, and what becomes of handed out values when it changes: what an
 * update leaves out stays, and what the new type has no use for goes unless the client touched it.
 */
final class ServiceTypes {
  private static final List<String> ADDRESSING =
      List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

  private ServiceTypes() {}

  static boolean hasAddress(JsonObject spec) {
    return !spec.string("type", "").equals("ExternalName");
  }

  static boolean hasNodePorts(JsonObject spec) {
    String type = spec.string("type", "");
    return type.equals("NodePort") || type.equals("LoadBalancer");
  }

  static boolean hasHealthCheckPort(JsonObject spec) {
    return spec.string("type", "").equals("LoadBalancer")
        && spec.string("externalTrafficPolicy", "").equals("Local");
  }

  static boolean isHeadless(JsonObject spec) {
    return spec.string("clusterIP", "").equals("None");
  }

  /** The new specification, with what the client may leave out from the old one. */
  static JsonObject carriedOver(JsonObject next, JsonObject old) {
    return withoutUseless(kept(normalized(next, old), old), old);
  }

  /** A client that changes the one address means the list of them as well. */
  private static JsonObject normalized(JsonObject next, JsonObject old) {
    String address = next.string("clusterIP", "");
    boolean sameList = next.list("clusterIPs").equals(old.list("clusterIPs"));
    if (address.equals(old.string("clusterIP", "")) || !sameList) {
      return next;
    }
    return address.isEmpty()
        ? next.without("clusterIPs")
        : next.with("clusterIPs", List.of(address));
  }

  private static JsonObject kept(JsonObject next, JsonObject old) {
    JsonObject spec = next;
    if (hasAddress(old) && hasAddress(next)) {
      for (String key : ADDRESSING) {
        spec = keep(spec, key, old);
      }
    }
    if (hasNodePorts(old) && hasNodePorts(next)) {
      spec = spec.with("ports", withNodePorts(spec.objects("ports"), old));
    }
    if (hasHealthCheckPort(old) && hasHealthCheckPort(next)) {
      spec = keep(spec, "healthCheckNodePort", old);
    }
    return spec;
  }

  private static JsonObject keep(JsonObject spec, String key, JsonObject old) {
    Object before = old.get(key);
    boolean gone =
        spec.get(key) == null || spec.get(key).equals("") || spec.get(key).equals(List.of());
    return before != null && gone ? spec.with(key, before) : spec;
  }

  /** A port without a node port keeps that of the old port of its name. */
  private static List<@Nullable Object> withNodePorts(List<JsonObject> ports, JsonObject old) {
    Map<String, Long> byName = new HashMap<>();
    old.objects("ports")
        .forEach(port -> byName.put(port.string("name", ""), port.number("nodePort", 0)));
    ports.forEach(port -> byName.values().remove(port.number("nodePort", 0)));
    List<@Nullable Object> out = new ArrayList<>();
    for (JsonObject port : ports) {
      Long before = byName.get(port.string("name", ""));
      boolean unset = port.number("nodePort", 0) == 0;
      out.add(unset && before != null && before > 0 ? port.with("nodePort", before) : port);
    }
    return out;
  }

  private static JsonObject withoutUseless(JsonObject next, JsonObject old) {
    JsonObject spec = next;
    if (hasAddress(old) && !hasAddress(next)) {
      boolean sameAddresses = same(next, old, "clusterIP") && same(next, old, "clusterIPs");
      spec = sameAddresses ? spec.without("clusterIP").without("clusterIPs") : spec;
      for (String key : List.of("ipFamilies", "ipFamilyPolicy")) {
        spec = same(next, old, key) ? spec.without(key) : spec;
      }
    }
    if (hasNodePorts(old) && !hasNodePorts(next)) {
      if (nodePorts(old).containsAll(nodePorts(next))) {
        List<@Nullable Object> ports = new ArrayList<>();
        spec.objects("ports").forEach(port -> ports.add(port.without("nodePort")));
        spec = ports.isEmpty() ? spec : spec.with("ports", ports);
      }
      spec = spec.without("externalTrafficPolicy");
    }
    if (hasHealthCheckPort(old) && !hasHealthCheckPort(next)) {
      spec = spec.without("healthCheckNodePort");
    }
    return spec;
  }

  private static boolean same(JsonObject next, JsonObject old, String key) {
    return java.util.Objects.equals(next.get(key), old.get(key));
  }

  private static Set<Long> nodePorts(JsonObject spec) {
    Set<Long> ports = new HashSet<>();
    spec.objects("ports").forEach(port -> ports.add(port.number("nodePort", 0)));
    ports.remove(0L);
    return ports;
  }
}
