package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server hands out to services, keeps for them, and refuses. */
class ServiceTest {
  private static final String SERVICES = "/api/v1/namespaces/ns/services";
  private final Client client = new Client();

  private Answer create(String name, String spec) {
    return client.call("POST", SERVICES, service(name, spec));
  }

  private static String service(String name, String spec) {
    return "{\"metadata\":{\"name\":\"%s\"},\"spec\":%s}".formatted(name, spec);
  }

  private Answer patch(String name, String body) {
    return client.call(
        "PATCH", SERVICES + "/" + name, body, "content-type", "application/merge-patch+json");
  }

  private static JsonObject port(Answer answer) {
    return answer.body().object("spec").objects("ports").get(0);
  }

  @Test
  void handsOutNodePortsWhichNobodyElseGets() {
    Answer first = create("a", "{\"type\":\"NodePort\",\"ports\":[{\"port\":80}]}");
    long handedOut = port(first).number("nodePort", 0);
    assertThat(handedOut).isBetween(30000L, 32767L);
    Answer second =
        create(
            "b",
            "{\"type\":\"NodePort\",\"ports\":[{\"port\":80,\"nodePort\":" + handedOut + "}]}");
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.message())
        .isEqualTo(
            "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: %d: provided port is"
                    .formatted(handedOut)
                + " already allocated");
    client.call("DELETE", SERVICES + "/a", "");
    assertThat(
            create(
                    "b",
                    "{\"type\":\"NodePort\",\"ports\":[{\"port\":80,\"nodePort\":"
                        + handedOut
                        + "}]}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void onePortOfTwoProtocolsGetsOneNodePort() {
    Answer both =
        create(
            "dns",
            "{\"type\":\"NodePort\",\"ports\":[{\"name\":\"u\",\"port\":53,\"protocol\":\"UDP\"},"
                + "{\"name\":\"t\",\"port\":53}]}");
    List<JsonObject> ports = both.body().object("spec").objects("ports");
    assertThat(ports.get(0).get("nodePort")).isEqualTo(ports.get(1).get("nodePort"));
  }

  @Test
  void anAddressIsOneServices() {
    assertThat(create("a", "{\"clusterIP\":\"10.96.5.5\",\"ports\":[{\"port\":80}]}").status())
        .isEqualTo(201);
    assertThat(create("b", "{\"clusterIP\":\"10.96.5.5\",\"ports\":[{\"port\":80}]}").message())
        .contains("spec.clusterIPs: Invalid value: []string{\"10.96.5.5\"}")
        .contains("provided IP is already allocated");
    assertThat(create("c", "{\"clusterIP\":\"1.2.3.4\",\"ports\":[{\"port\":80}]}").message())
        .contains("provided IP is not in the valid range. The range of valid IPs is 10.96.0.0/12");
  }

  @Test
  void aDryRunTakesNoAddress() {
    Answer dry =
        client.call("POST", SERVICES + "?dryRun=All", service("a", "{\"ports\":[{\"port\":80}]}"));
    assertThat(dry.status()).isEqualTo(201);
    assertThat(dry.at("spec", "clusterIP")).isNull();
    assertThat(dry.at("spec", "ipFamilies")).isEqualTo(List.of("IPv4"));
  }

  @Test
  void whatTheServerHandsOutIsNobodysField() {
    Answer stored = create("a", "{\"type\":\"NodePort\",\"ports\":[{\"port\":80}]}");
    JsonObject managed =
        stored.body().object("metadata").objects("managedFields").get(0).object("fieldsV1");
    assertThat(managed.object("f:spec").keySet())
        .contains("f:ports", "f:type")
        .doesNotContain("f:clusterIP", "f:clusterIPs", "f:ipFamilies");
  }

  @Test
  void anotherTypeBringsWhatItNeedsAndDropsWhatItDoesNot() {
    create("a", "{\"ports\":[{\"port\":80}]}");
    Answer external = patch("a", "{\"spec\":{\"type\":\"LoadBalancer\"}}");
    assertThat(port(external).number("nodePort", 0)).isPositive();
    assertThat(external.at("spec", "externalTrafficPolicy")).isEqualTo("Cluster");
    client.call(
        "PATCH",
        SERVICES + "/a/status",
        "{\"status\":{\"loadBalancer\":{\"ingress\":[{\"ip\":\"192.0.2.1\"}]}}}",
        "content-type",
        "application/merge-patch+json");

    Answer internal = patch("a", "{\"spec\":{\"type\":\"ClusterIP\"}}");
    assertThat(internal.status()).isEqualTo(200);
    assertThat(port(internal).get("nodePort")).isNull();
    assertThat(internal.at("spec", "externalTrafficPolicy")).isNull();
    assertThat(internal.at("spec", "clusterIP")).isEqualTo(external.at("spec", "clusterIP"));
    assertThat(internal.at("status", "loadBalancer")).isEqualTo(JsonObject.EMPTY);

    Answer named =
        patch("a", "{\"spec\":{\"type\":\"ExternalName\",\"externalName\":\"x.example\"}}");
    assertThat(named.status()).isEqualTo(200);
    assertThat(named.at("spec", "clusterIP")).isNull();
    assertThat(named.at("spec", "ipFamilies")).isNull();
  }

  @Test
  void anUpdateMayLeaveOutWhatWasHandedOut() {
    Answer before = create("a", "{\"type\":\"NodePort\",\"ports\":[{\"port\":80}]}");
    Answer after =
        client.call(
            "PUT",
            SERVICES + "/a",
            service("a", "{\"type\":\"NodePort\",\"ports\":[{\"port\":81}]}"));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.at("spec", "clusterIP")).isEqualTo(before.at("spec", "clusterIP"));
    assertThat(port(after).get("nodePort")).isEqualTo(port(before).get("nodePort"));
  }

  @Test
  void trafficThatStaysLocalGetsAPortForItsHealthChecks() {
    Answer local =
        create(
            "a",
            "{\"type\":\"LoadBalancer\",\"externalTrafficPolicy\":\"Local\",\"ports\":[{\"port\":80}]}");
    Object check = local.at("spec", "healthCheckNodePort");
    assertThat(check).isInstanceOf(Long.class).isNotEqualTo(port(local).get("nodePort"));
    assertThat(
            patch("a", "{\"spec\":{\"externalTrafficPolicy\":\"Cluster\"}}").body().object("spec"))
        .doesNotContainKey("healthCheckNodePort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"clusterIP":"abc","ports":[{"port":80}]}|spec.clusterIPs[0]: Invalid value: "abc": must be a valid IP address
          {"ports":[{"port":80,"nodePort":30001}]}|spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'
          {"type":"LoadBalancer","clusterIP":"None","ports":[{"port":80}]}|spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services
          {"type":"ExternalName","externalName":"a.b","clusterIP":"10.96.1.1"}|spec.clusterIPs: Forbidden: may not be set for ExternalName services
          {"ports":[{"port":80}],"externalTrafficPolicy":"Local"}|ExternalTrafficPolicy can only be set on NodePort and LoadBalancer service
          {"ports":[{"port":80}],"externalIPs":["127.0.0.1"]}|spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range
          {"ports":[{"port":80}],"loadBalancerSourceRanges":["10.0.0.0/8"]}|may only be used when `type` is 'LoadBalancer'
          {"ports":[{"port":80}],"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":90000}}}|must be greater than 0 and less than 86400
          {"ports":[{"name":"a","port":80},{"name":"b","port":80}]}|spec.ports[1]: Duplicate value: core.ServicePort{Name:"", Protocol:"TCP"
          {"ports":[{"port":80}],"ipFamilyPolicy":"RequireDualStack"}|Cluster is not configured for dual stack services
          {"ports":[{"port":80}],"ipFamilies":["IPv6"]}|spec.ipFamilies[0]: Invalid value: []string(nil): ipfamily IPv6 is not configured on cluster
          """)
  void refuses(String spec, String why) {
    Answer refused = create("a", spec);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains(why);
    assertThat(client.get(SERVICES + "/a").status()).isEqualTo(404);
  }
}
