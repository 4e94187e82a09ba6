package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for the specification of a service. */
final class ServiceRules {
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final int LONGEST_AFFINITY = 86_400;
  private static final int KUBELET = 10_250;

  private ServiceRules() {}

  static void check(JsonObject spec, FieldErrors errors) {
    String type = spec.string("type", "");
    if (spec.objects("ports").isEmpty()
        && !ServiceTypes.isHeadless(spec)
        && ServiceTypes.hasAddress(spec)) {
      errors.required("spec.ports", "");
    }
    switch (type) {
      case "LoadBalancer" -> loadBalancer(spec, errors);
      case "NodePort" -> notHeadless(spec, type, errors);
      case "ExternalName" -> externalName(spec, errors);
      default -> {}
    }
    ServicePortRules.check(spec, errors);
    MetadataRules.labels(spec.object("selector"), "spec.selector", errors);
    affinity(spec, errors);
    addresses(spec, errors);
    externalAddresses(spec, errors);
    if (!TYPES.contains(type)) {
      errors.unsupported("spec.type", type, TYPES);
    }
    sources(spec, errors);
    traffic(spec, errors);
  }

  private static void loadBalancer(JsonObject spec, FieldErrors errors) {
    List<JsonObject> ports = spec.objects("ports");
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).number("port", 0) == KUBELET) {
        errors.invalid(
            "spec.ports[" + i + "]",
            (long) KUBELET,
            "may not expose port 10250 externally since it is used by kubelet");
      }
    }
    notHeadless(spec, "LoadBalancer", errors);
  }

  private static void notHeadless(JsonObject spec, String type, FieldErrors errors) {
    if (ServiceTypes.isHeadless(spec)) {
      errors.invalid(
          "spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
    }
  }

  private static void externalName(JsonObject spec, FieldErrors errors) {
    for (String key : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
      Object value = spec.get(key);
      if (value != null && !value.equals(List.of())) {
        errors.forbidden("spec." + key, "may not be set for ExternalName services");
      }
    }
    String name = spec.string("externalName", "");
    String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (whole.isEmpty()) {
      errors.required("spec.externalName", "");
    } else {
      NameRules.subdomain(whole, false, "spec.externalName", errors);
    }
  }

  private static void affinity(JsonObject spec, FieldErrors errors) {
    String affinity = spec.string("sessionAffinity", "");
    if (!affinity.equals("None") && !affinity.equals("ClientIP")) {
      errors.unsupported("spec.sessionAffinity", affinity, List.of("ClientIP", "None"));
    }
    Object seconds = spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds");
    if (affinity.equals("ClientIP")
        && seconds instanceof Long time
        && (time <= 0 || time > LONGEST_AFFINITY)) {
      errors.invalid(
          "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
          time,
          "must be greater than 0 and less than " + LONGEST_AFFINITY);
    }
  }

  private static void addresses(JsonObject spec, FieldErrors errors) {
    if (!ServiceTypes.hasAddress(spec)) {
      return;
    }
    String first = spec.string("clusterIP", "");
    List<@Nullable Object> all = spec.list("clusterIPs");
    if (first.isEmpty() && !all.isEmpty()) {
      errors.invalidText(
          "spec.clusterIPs", GoValues.show(all), "must be empty when `clusterIP` is not specified");
    } else if (!all.isEmpty() && !first.equals(all.get(0))) {
      errors.invalidText(
          "spec.clusterIPs", GoValues.show(all), "first value must match `clusterIP`");
    }
    if (all.contains("None")) {
      if (all.size() > 1) {
        errors.invalidText(
            "spec.clusterIPs", GoValues.show(all), "'None' must be the first and only value");
      }
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      IpRules.address(String.valueOf(all.get(i)), "spec.clusterIPs[" + i + "]", errors);
    }
  }

  private static void externalAddresses(JsonObject spec, FieldErrors errors) {
    List<@Nullable Object> all = spec.list("externalIPs");
    for (int i = 0; i < all.size(); i++) {
      String ip = String.valueOf(all.get(i));
      String field = "spec.externalIPs[" + i + "]";
      if (IpRules.parse(ip) == null) {
        IpRules.address(ip, field, errors);
      } else {
        IpRules.notSpecial(ip, field, errors);
      }
    }
  }

  private static void sources(JsonObject spec, FieldErrors errors) {
    List<@Nullable Object> ranges = spec.list("loadBalancerSourceRanges");
    if (ranges.isEmpty()) {
      return;
    }
    String field = "spec.LoadBalancerSourceRanges";
    if (!spec.string("type", "").equals("LoadBalancer")) {
      errors.forbidden(field, "may only be used when `type` is 'LoadBalancer'");
    }
    if (!ranges.stream().allMatch(range -> IpRules.isRange(String.valueOf(range).trim()))) {
      errors.invalid(
          field,
          "[" + String.join(" ", ranges.stream().map(String::valueOf).toList()) + "]",
          "must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ");
    }
  }

  private static void traffic(JsonObject spec, FieldErrors errors) {
    String policy = spec.string("externalTrafficPolicy", "");
    if (!policy.isEmpty() && !policy.equals("Cluster") && !policy.equals("Local")) {
      errors.invalid(
          "spec.externalTrafficPolicy",
          policy,
          "ExternalTrafficPolicy must be empty, Cluster or Local");
    }
    if (!errors.isEmpty()) {
      return; // Kubernetes looks at what goes together only when each is right.
    }
    if (!policy.isEmpty() && !ServiceTypes.hasNodePorts(spec)) {
      errors.invalid(
          "spec.externalTrafficPolicy",
          policy,
          "ExternalTrafficPolicy can only be set on NodePort and LoadBalancer service");
    }
    long check = spec.number("healthCheckNodePort", 0);
    if (check != 0 && !ServiceTypes.hasHealthCheckPort(spec)) {
      errors.invalid(
          "spec.healthCheckNodePort",
          check,
          "HealthCheckNodePort can only be set on LoadBalancer service with"
              + " ExternalTrafficPolicy=Local");
    }
  }
}
