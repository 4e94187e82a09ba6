package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints. */
final class EndpointsStrategy implements Strategy {
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

  /** As Kubernetes: by the text of the address. */
  private static final Comparator<JsonObject> ORDER =
      Comparator.<JsonObject, String>comparing(address -> address.string("ip", ""))
          .thenComparing(address -> address.object("targetRef").string("uid", ""));

  @Override
  public JsonObject defaulted(JsonObject object) {
    List<JsonObject> subsets = object.objects("subsets");
    if (subsets.isEmpty()) {
      return object.without("subsets");
    }
    List<@Nullable Object> out = new ArrayList<>();
    for (JsonObject subset : subsets) {
      JsonObject sorted = sorted(sorted(subset, "addresses"), "notReadyAddresses");
      List<@Nullable Object> ports = new ArrayList<>();
      subset
          .objects("ports")
          .forEach(port -> ports.add(PodDefaults.absent(port, "protocol", "TCP")));
      out.add(ports.isEmpty() ? sorted : sorted.with("ports", ports));
    }
    return object.with("subsets", out);
  }

  private static JsonObject sorted(JsonObject subset, String key) {
    List<JsonObject> addresses = subset.objects(key);
    for (int i = 1; i < addresses.size(); i++) {
      if (ORDER.compare(addresses.get(i - 1), addresses.get(i)) > 0) {
        List<JsonObject> inOrder = new ArrayList<>(addresses);
        inOrder.sort(ORDER);
        return subset.with(key, inOrder);
      }
    }
    return subset;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    List<JsonObject> subsets = object.objects("subsets");
    for (int i = 0; i < subsets.size(); i++) {
      String field = "subsets[" + i + "]";
      JsonObject subset = subsets.get(i);
      if (subset.list("addresses").isEmpty() && subset.list("notReadyAddresses").isEmpty()) {
        errors.required(field, "must specify `addresses` or `notReadyAddresses`");
      }
      for (String key : List.of("addresses", "notReadyAddresses")) {
        List<JsonObject> addresses = subset.objects(key);
        for (int j = 0; j < addresses.size(); j++) {
          address(addresses.get(j), field + "." + key + "[" + j + "]", errors);
        }
      }
      List<JsonObject> ports = subset.objects("ports");
      for (int j = 0; j < ports.size(); j++) {
        port(ports.get(j), ports.size() > 1, field + ".ports[" + j + "]", errors);
      }
    }
  }

  private static void address(JsonObject address, String field, FieldErrors errors) {
    String ip = address.string("ip", "");
    IpRules.address(ip, field + ".ip", errors);
    String host = address.string("hostname", "");
    if (!host.isEmpty()) {
      NameRules.label(host, false, field + ".hostname", errors);
    }
    String node = address.string("nodeName", "");
    if (!node.isEmpty()) {
      NameRules.subdomain(node, false, field + ".nodeName", errors);
    }
    IpRules.notSpecial(ip, field + ".ip", errors);
  }

  private static void port(JsonObject port, boolean named, String field, FieldErrors errors) {
    String name = port.string("name", "");
    if (!name.isEmpty()) {
      NameRules.label(name, false, field + ".name", errors);
    } else if (named) {
      errors.required(field + ".name", "");
    }
    PortRules.number(port.number("port", 0), field + ".port", errors);
    String protocol = port.string("protocol", "");
    if (!PROTOCOLS.contains(protocol)) {
      errors.unsupported(field + ".protocol", protocol, PROTOCOLS);
    }
  }
}
