package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out cluster addresses (10.96.0.0/12) and node ports (30000 to 32767). What is taken is what
 * the services in the store say; where the search begins depends on the service's name alone.
 */
public final class ServicePools {
  private static final String NETWORK = "10.96.0.0/12";
  private static final int FIRST_ADDRESS = 10 << 24 | 96 << 16;
  private static final int ADDRESSES = 1 << 20;
  private static final int FIRST_PORT = 30_000;
  private static final int PORTS = 2_768;

  /** Of the service {@code kubernetes}, which every real cluster has. */
  private static final String APISERVER = "10.96.0.1";

  private final ObjectStore store;

  /** Addresses and ports that no service of a store has yet. */
  public ServicePools(ObjectStore store) {
    this.store = store;
  }

  /** What is taken by services other than one. */
  private record Taken(Set<String> addresses, Set<Long> ports) {}

  private Taken takenByOthers(JsonObject service) {
    Taken taken = new Taken(new HashSet<>(Set.of(APISERVER)), new HashSet<>());
    String uid = service.object("metadata").string("uid", "");
    for (StoredObject other : store.list(ResourceTypes.SERVICES, null)) {
      if (!other.uid().equals(uid)) {
        taken.addresses.add(other.spec().string("clusterIP", ""));
        taken.ports.add(other.spec().number("healthCheckNodePort", 0));
        other.spec().objects("ports").forEach(port -> taken.ports.add(port.number("nodePort", 0)));
      }
    }
    return taken;
  }

  /** The service with all that a server hands out; a dry run gets no address. */
  public JsonObject completed(JsonObject service, boolean dryRun) {
    JsonObject spec = service.object("spec");
    if (ServiceTypes.hasAddress(spec)) {
      spec = families(service, spec);
    }
    Taken taken = takenByOthers(service);
    if (ServiceTypes.hasAddress(spec) && !dryRun && !ServiceTypes.isHeadless(spec)) {
      spec = addressed(service, spec, taken);
    }
    if (ServiceTypes.hasNodePorts(spec)) {
      spec = spec.with("ports", withNodePorts(service, spec, taken));
    }
    if (ServiceTypes.hasHealthCheckPort(spec) && spec.number("healthCheckNodePort", 0) == 0) {
      spec = spec.with("healthCheckNodePort", freePort(service, spec, taken));
    }
    return service.with("spec", spec);
  }

  private static JsonObject families(JsonObject service, JsonObject spec) {
    boolean anything = ServiceTypes.isHeadless(spec) && spec.object("selector").isEmpty();
    if (anything) {
      JsonObject out = PodDefaults.absent(spec, "ipFamilyPolicy", "RequireDualStack");
      boolean both = !out.string("ipFamilyPolicy", "").equals("SingleStack");
      return PodDefaults.absent(
          out, "ipFamilies", both ? List.of("IPv4", "IPv6") : List.of("IPv4"));
    }
    FieldErrors errors = new FieldErrors();
    if (spec.string("ipFamilyPolicy", "").equals("RequireDualStack")) {
      errors.invalid(
          "spec.ipFamilyPolicy",
          "RequireDualStack",
          "Cluster is not configured for dual stack services");
    }
    List<@Nullable Object> families = spec.list("ipFamilies");
    for (int i = 0; i < families.size(); i++) {
      if (!"IPv4".equals(families.get(i))) {
        List<@Nullable Object> addresses = spec.list("clusterIPs");
        errors.invalidText(
            "spec.ipFamilies[" + i + "]",
            addresses.isEmpty() ? "[]string(nil)" : GoValues.show(addresses),
            "ipfamily " + families.get(i) + " is not configured on cluster");
      }
    }
    refuse(service, errors);
    return PodDefaults.absent(
        PodDefaults.absent(spec, "ipFamilyPolicy", "SingleStack"), "ipFamilies", List.of("IPv4"));
  }

  private static void refuse(JsonObject service, FieldErrors errors) {
    errors.refuse(ResourceTypes.SERVICES, service.object("metadata").string("name", ""));
  }

  private static JsonObject addressed(JsonObject service, JsonObject spec, Taken taken) {
    String asked = spec.string("clusterIP", "");
    if (asked.isEmpty()) {
      String free = freeAddress(service, taken);
      return spec.with("clusterIP", free).with("clusterIPs", List.of(free));
    }
    String why =
        !isInside(asked)
            ? "provided IP is not in the valid range. The range of valid IPs is " + NETWORK
            : "provided IP is already allocated";
    if (!isInside(asked) || taken.addresses.contains(asked)) {
      FieldErrors errors = new FieldErrors();
      errors.invalidText(
          "spec.clusterIPs",
          GoValues.show(spec.list("clusterIPs")),
          "failed to allocated ip:" + asked + " with error:" + why);
      refuse(service, errors);
    }
    return spec;
  }

  private static boolean isInside(String address) {
    return IpRules.number(address) >>> 20 == FIRST_ADDRESS >>> 20;
  }

  private static int spread(JsonObject service) {
    JsonObject metadata = service.object("metadata");
    int hash = (metadata.string("namespace", "") + "/" + metadata.string("name", "")).hashCode();
    return hash * 0x9E3779B9;
  }

  private static String freeAddress(JsonObject service, Taken taken) {
    int spread = spread(service);
    int host = (spread >>> 12) & 0xff;
    int start = (spread >>> 28) << 16 | ((spread >>> 20) & 0xff) << 8 | (1 + host % 254);
    for (int i = 0; i < ADDRESSES; i++) {
      int offset = (start + i) % ADDRESSES;
      String address = text(FIRST_ADDRESS + offset);
      if (offset > 0 && offset < ADDRESSES - 1 && !taken.addresses.contains(address)) {
        return address;
      }
    }
    throw new IllegalStateException("no address is free in " + NETWORK);
  }

  private static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 0xff, (address >>> 8) & 0xff, address & 0xff);
  }

  private static List<@Nullable Object> withNodePorts(
      JsonObject service, JsonObject spec, Taken taken) {
    Set<Long> own = new HashSet<>();
    Map<Long, Long> byPort = new HashMap<>();
    List<JsonObject> ports = spec.objects("ports");
    for (int i = 0; i < ports.size(); i++) {
      long asked = ports.get(i).number("nodePort", 0);
      if (asked != 0) {
        check(service, asked, i, taken);
        own.add(asked);
        byPort.putIfAbsent(ports.get(i).number("port", 0), asked);
      }
    }
    taken.ports.addAll(own);
    List<@Nullable Object> out = new ArrayList<>();
    for (JsonObject port : ports) {
      if (port.number("nodePort", 0) != 0) {
        out.add(port);
        continue;
      }
      // One number serves a port's protocols.
      long number =
          byPort.computeIfAbsent(port.number("port", 0), p -> freePort(service, spec, taken));
      taken.ports.add(number);
      out.add(port.with("nodePort", number));
    }
    return out;
  }

  private static void check(JsonObject service, long asked, int i, Taken taken) {
    FieldErrors errors = new FieldErrors();
    String field = "spec.ports[" + i + "].nodePort";
    if (asked < FIRST_PORT || asked >= FIRST_PORT + PORTS) {
      errors.invalid(
          field,
          asked,
          "provided port is not in the valid range. The range of valid ports is 30000-32767");
    } else if (taken.ports.contains(asked)) {
      errors.invalid(field, asked, "provided port is already allocated");
    }
    refuse(service, errors);
  }

  private static long freePort(JsonObject service, JsonObject spec, Taken taken) {
    int start = Math.floorMod(spread(service) + spec.objects("ports").size(), PORTS);
    for (int i = 0; i < PORTS; i++) {
      long port = FIRST_PORT + (start + i) % (long) PORTS;
      if (!taken.ports.contains(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no node port is free");
  }
}
