package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The addresses behind a service: pods it selects that have one, by ports and readiness. */
final class EndpointSubsets {
  private EndpointSubsets() {}

  private record Addresses(List<JsonObject> ready, List<JsonObject> notReady) {}

  static List<JsonObject> of(StoredObject service, List<StoredObject> pods) {
    Map<List<JsonObject>, Addresses> byPorts = new LinkedHashMap<>();
    for (StoredObject pod : pods) {
      if (!counts(service, pod)) {
        continue;
      }
      Addresses addresses =
          byPorts.computeIfAbsent(
              ports(service, pod), p -> new Addresses(new ArrayList<>(), new ArrayList<>()));
      boolean ready = Pods.isReady(pod) || service.spec().isTrue("publishNotReadyAddresses");
      (ready ? addresses.ready() : addresses.notReady()).add(address(pod));
    }
    List<JsonObject> subsets = new ArrayList<>();
    byPorts.forEach((ports, addresses) -> subsets.add(subset(ports, addresses)));
    return subsets;
  }

  /** Whether a pod is behind a service, ready or not. */
  static boolean counts(StoredObject service, StoredObject pod) {
    return Pods.matches(service.spec().object("selector"), pod.labels())
        && Pods.isActive(pod)
        && !pod.status().string("podIP", "").isEmpty();
  }

  private static JsonObject subset(List<JsonObject> ports, Addresses addresses) {
    Comparator<JsonObject> byIp = Comparator.comparing(address -> address.string("ip", ""));
    addresses.ready().sort(byIp);
    addresses.notReady().sort(byIp);
    JsonObject subset = JsonObject.EMPTY;
    if (!addresses.ready().isEmpty()) {
      subset = subset.with("addresses", addresses.ready());
    }
    if (!addresses.notReady().isEmpty()) {
      subset = subset.with("notReadyAddresses", addresses.notReady());
    }
    return ports.isEmpty() ? subset : subset.with("ports", ports);
  }

  private static JsonObject address(StoredObject pod) {
    return JsonObject.of(
        "ip",
        pod.status().string("podIP", ""),
        "nodeName",
        pod.spec().string("nodeName", ""),
        "targetRef",
        JsonObject.of(
            "kind", "Pod", "namespace", pod.namespace(), "name", pod.name(), "uid", pod.uid()));
  }

  /** The service's ports with the numbers that this pod gives their names. */
  static List<JsonObject> ports(StoredObject service, StoredObject pod) {
    List<JsonObject> ports = new ArrayList<>();
    for (JsonObject port : service.spec().objects("ports")) {
      long number = number(port, pod);
      if (number > 0) {
        JsonBuilder endpoint = JsonObject.builder();
        if (!port.string("name", "").isEmpty()) {
          endpoint.put("name", port.string("name", ""));
        }
        endpoint.put("port", number).put("protocol", port.string("protocol", "TCP"));
        ports.add(endpoint.build());
      }
    }
    return ports;
  }

  private static long number(JsonObject port, StoredObject pod) {
    if (!(port.get("targetPort") instanceof String name)) {
      return port.number("targetPort", port.number("port", 0));
    }
    for (JsonObject container : pod.spec().objects("containers")) {
      for (JsonObject offered : container.objects("ports")) {
        if (name.equals(offered.string("name"))) {
          return offered.number("containerPort", 0);
        }
      }
    }
    return 0;
  }
}
