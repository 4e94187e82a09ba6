package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services; what is handed out to them (addresses, node ports) is up to {@link ServicePools}. */
final class ServiceStrategy implements Strategy {
  private static final JsonObject NO_STATUS = JsonObject.of("loadBalancer", JsonObject.EMPTY);

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
    String affinity = spec.string("sessionAffinity", "");
    if (affinity.equals("None")) {
      spec = spec.without("sessionAffinityConfig");
    } else if (affinity.equals("ClientIP")
        && spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds") == null) {
      spec = spec.withAt(10800L, "sessionAffinityConfig", "clientIP", "timeoutSeconds");
    }
    if (ServiceTypes.hasNodePorts(spec)) {
      spec = PodDefaults.absent(spec, "externalTrafficPolicy", "Cluster");
    }
    return PodDefaults.absent(object.with("spec", spec), "status", NO_STATUS);
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    JsonObject spec = object.object("spec");
    String address = spec.string("clusterIP", "");
    if (!address.isEmpty() && spec.list("clusterIPs").isEmpty()) {
      spec = spec.with("clusterIPs", List.of(address));
    }
    return object.with("status", NO_STATUS).with("spec", spec);
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject next, JsonObject old) {
    JsonObject spec = ServiceTypes.carriedOver(next.object("spec"), old.object("spec"));
    JsonObject out = next.with("spec", spec);
    return spec.string("type", "").equals("LoadBalancer") ? out : out.with("status", NO_STATUS);
  }

  @Override
  public void validateName(String name, boolean prefix, String field, FieldErrors errors) {
    NameRules.label1035(name, prefix, field, errors);
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    ServiceRules.check(object.object("spec"), errors);
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    String before = old.object("spec").string("clusterIP", "");
    String after = next.object("spec").string("clusterIP", "");
    if (!before.isEmpty()
        && ServiceTypes.hasAddress(old.object("spec"))
        && ServiceTypes.hasAddress(next.object("spec"))
        && !before.equals(after)) {
      errors.invalidText(
          "spec.clusterIPs[0]",
          GoValues.show(next.object("spec").list("clusterIPs")),
          "may not change once set");
    }
    validate(next, errors);
  }

  @Override
  public void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    List<JsonObject> ingress = next.object("status").object("loadBalancer").objects("ingress");
    for (int i = 0; i < ingress.size(); i++) {
      String field = "status.loadBalancer.ingress[" + i + "]";
      String ip = ingress.get(i).string("ip", "");
      if (!ip.isEmpty() && IpRules.parse(ip) == null) {
        errors.invalid(field + ".ip", ip, "must be a valid IP address");
      }
      String host = ingress.get(i).string("hostname", "");
      if (!host.isEmpty()) {
        NameRules.subdomain(host, false, field + ".hostname", errors);
        if (IpRules.parse(host) != null) {
          errors.invalid(field + ".hostname", host, "must be a DNS name, not an IP address");
        }
      }
    }
  }
}
