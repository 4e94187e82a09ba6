package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Services. */
final class ServiceStrategy implements Strategy {
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

  @Override
  public JsonObject defaulted(JsonObject object) {
    JsonObject spec = object.object("spec");
    spec = PodDefaults.absent(spec, "sessionAffinity", "None");
    spec = PodDefaults.absent(spec, "type", "ClusterIP");
    List<@Nullable Object> ports = new ArrayList<>();
    for (JsonObject port : spec.objects("ports")) {
      JsonObject out = PodDefaults.absent(port, "protocol", "TCP");
      Object target = out.get("targetPort");
      boolean unset = target == null || target.equals(0L) || target.equals("");
      ports.add(unset ? out.with("targetPort", out.get("port")) : out);
    }
    if (!ports.isEmpty()) {
      spec = spec.with("ports", ports);
    }
    if (spec.string("sessionAffinity", "").equals("ClientIP")
        && spec.get("sessionAffinityConfig") == null) {
      spec = spec.withAt(10800L, "sessionAffinityConfig", "clientIP", "timeoutSeconds");
    }
    boolean external = !spec.string("type", "").matches("ClusterIP|ExternalName");
    if (external) {
      spec = PodDefaults.absent(spec, "externalTrafficPolicy", "Cluster");
    }
    return PodDefaults.absent(
        object.with("spec", spec), "status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    JsonObject spec = object.object("spec");
    JsonObject out = object.with("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
    if (spec.string("type", "").equals("ExternalName")) {
      return out;
    }
    if (spec.string("clusterIP", "").isEmpty()) {
      spec = spec.with("clusterIP", address(object.object("metadata")));
    }
    spec = spec.with("clusterIPs", List.of(spec.string("clusterIP", "")));
    spec = PodDefaults.absent(spec, "ipFamilies", List.of("IPv4"));
    spec = PodDefaults.absent(spec, "ipFamilyPolicy", "SingleStack");
    return out.with("spec", spec);
  }

  /** An address of its own for every name, out of 10.96.0.0/12. */
  private static String address(JsonObject metadata) {
    int hash = (metadata.string("namespace", "") + "/" + metadata.string("name", "")).hashCode();
    int spread = hash * 0x9E3779B9;
    return "10."
        + (96 + (spread >>> 28))
        + "."
        + ((spread >>> 20) & 0xff)
        + "."
        + (1 + ((spread >>> 12) & 0xff) % 254);
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject next, JsonObject old) {
    JsonObject spec = next.object("spec");
    for (String key : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
      Object before = old.object("spec").get(key);
      spec = before == null ? spec : PodDefaults.absent(spec, key, before);
    }
    return next.with("spec", spec);
  }

  @Override
  public void validateName(String name, boolean prefix, String field, FieldErrors errors) {
    NameRules.label1035(name, prefix, field, errors);
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    JsonObject spec = object.object("spec");
    String type = spec.string("type", "");
    if (!TYPES.contains(type)) {
      errors.unsupported("spec.type", type, TYPES);
    }
    boolean headless = spec.string("clusterIP", "").equals("None");
    if (spec.objects("ports").isEmpty() && !headless && !type.equals("ExternalName")) {
      errors.required("spec.ports", "");
    }
    ports(spec.objects("ports"), errors);
    MetadataRules.labels(spec.object("selector"), "spec.selector", errors);
    String affinity = spec.string("sessionAffinity", "");
    if (!affinity.equals("None") && !affinity.equals("ClientIP")) {
      errors.unsupported("spec.sessionAffinity", affinity, List.of("ClientIP", "None"));
    }
    if (type.equals("ExternalName")) {
      String name = spec.string("externalName", "");
      if (name.isEmpty()) {
        errors.required("spec.externalName", "");
      } else {
        NameRules.subdomain(name, false, "spec.externalName", errors);
      }
    }
  }

  private static void ports(List<JsonObject> ports, FieldErrors errors) {
    Set<String> names = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String field = "spec.ports[" + i + "]";
      JsonObject port = ports.get(i);
      String name = port.string("name", "");
      if (name.isEmpty()) {
        if (ports.size() > 1) {
          errors.required(field + ".name", "");
        }
      } else {
        NameRules.label(name, false, field + ".name", errors);
        if (!names.add(name)) {
          errors.duplicate(field + ".name", name);
        }
      }
      PortRules.number(port.number("port", 0), field + ".port", errors);
      String protocol = port.string("protocol", "");
      if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
        errors.unsupported(field + ".protocol", protocol, List.of("SCTP", "TCP", "UDP"));
      }
      if (port.get("targetPort") instanceof String target) {
        PortRules.name(target, field + ".targetPort", errors);
      } else {
        PortRules.number(port.number("targetPort", 0), field + ".targetPort", errors);
      }
      if (!numbers.add(protocol + port.number("port", 0))) {
        errors.duplicate(field, "");
      }
    }
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    validate(next, errors);
    String before = old.object("spec").string("clusterIP", "");
    String after = next.object("spec").string("clusterIP", "");
    boolean external = next.object("spec").string("type", "").equals("ExternalName");
    if (!before.isEmpty() && !external && !before.equals(after)) {
      errors.invalidText(
          "spec.clusterIPs[0]",
          "[]string{" + GoValues.quote(after) + "}",
          "may not change once set");
    }
  }
}
