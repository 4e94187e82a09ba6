package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leases, endpoints, events, config maps, quotas and namespaces: their own rules. */
class FurtherKindsTest {
  private static final String NS = "/api/v1/namespaces/ns/";
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/ns/leases";
  private final Client client = new Client();

  private Answer post(String resource, String body) {
    return client.call("POST", NS + resource, body);
  }

  private Answer merge(String uri, String body) {
    return client.call("PATCH", uri, body, "content-type", "application/merge-patch+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          endpoints|"subsets":[{"addresses":[{"ip":"x"}]}]|subsets[0].addresses[0].ip: Invalid value: "x": must be a valid IP address
          endpoints|"subsets":[{"addresses":[{"ip":"169.254.1.1"}]}]|may not be in the link-local range
          endpoints|"subsets":[{"ports":[{"port":80}]}]|subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`
          endpoints|"subsets":[{"addresses":[{"ip":"10.0.0.1"}],"ports":[{"port":1},{"port":2}]}]|subsets[0].ports[1].name: Required value
          endpoints|"subsets":[{"addresses":[{"ip":"10.0.0.1"}],"ports":[{"port":1,"protocol":"X"}]}]|supported values: "SCTP", "TCP", "UDP"
          events|"involvedObject":{"kind":"Pod","namespace":"other"}|does not match event.namespace
          events|"involvedObject":{"kind":"Node"}|involvedObject.namespace: Invalid value: "": does not match event.namespace
          events|"involvedObject":{"namespace":"ns"},"eventTime":"2026-01-01T00:00:00.000000Z"|reportingController: Required value
          configmaps|"data":{"..":"x"}|must not be '..'
          configmaps|"data":{"a":"x"},"binaryData":{"a":"aGk="}|duplicate of key present in binaryData
          resourcequotas|"spec":{"hard":{"pods":"1"},"scopes":["Odd"]}|[]core.ResourceQuotaScope{"Odd"}: unsupported scope
          resourcequotas|"spec":{"hard":{"services":"1"},"scopes":["BestEffort"]}|unsupported scope applied to resource
          resourcequotas|"spec":{"hard":{"pods":"1"},"scopes":["BestEffort","NotBestEffort"]}|conflicting scopes
          resourcequotas|"spec":{"hard":{"services":"1"},"scopes":["Odd"]}|invalid: spec.scopes: Invalid value: []core.ResourceQuotaScope{"Odd"}: unsupported scope
          resourcequotas|"spec":{"hard":{"pods":"1"},"scopes":["CrossNamespacePodAffinity"]}|unsupported scope
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"Odd","operator":"Exists"}]}}|spec.scopeSelector.matchExpressions.scopeName: Invalid value: "Odd": unsupported scope
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"Is"}]}}|spec.scopeSelector.matchExpressions.operator: Invalid value: "Is": not a valid selector operator
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In"}]}}|spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"Exists","values":["a"]}]}}|spec.scopeSelector.matchExpressions.values: Invalid value: []string{"a"}: must be no value
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"Terminating","operator":"In","values":["a"]}]}}|operator: Invalid value: "In": must be 'Exist' when scope is any of ResourceQuotaScopeTerminating,
          resourcequotas|"spec":{"hard":{"services":"1"},"scopeSelector":{"matchExpressions":[{"scopeName":"BestEffort","operator":"Exists"}]}}|Invalid value: core.ScopeSelector{MatchExpressions:[]core.ScopedResourceSelectorRequirement{core.ScopedResourceSelectorRequirement{ScopeName:"BestEffort", Operator:"Exists", Values:[]string(nil)}}}: unsupported scope applied to resource
          resourcequotas|"spec":{"scopeSelector":{"matchExpressions":[{"scopeName":"BestEffort","operator":"Exists"},{"scopeName":"NotBestEffort","operator":"Exists"}]}}|matchExpressions: Invalid value: []core.ResourceQuotaScope(nil): conflicting scopes
          """)
  void refuses(String resource, String fields, String why) {
    Answer refused = post(resource, "{\"metadata\":{\"name\":\"a\"}," + fields + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains(why);
    assertThat(client.get(NS + resource + "/a").status()).isEqualTo(404);
  }

  @Test
  void endpointsAreSortedAndTheirPortsAreOfTcp() {
    Answer stored =
        post(
            "endpoints",
            "{\"metadata\":{\"name\":\"a\"},\"subsets\":[{\"addresses\":[{\"ip\":\"10.0.0.2\"},"
                + "{\"ip\":\"10.0.0.1\"}],\"ports\":[{\"port\":80}]}]}");
    JsonObject subset = stored.body().objects("subsets").get(0);
    assertThat(subset.objects("addresses"))
        .extracting(address -> address.string("ip"))
        .containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(subset.objects("ports").get(0).string("protocol")).isEqualTo("TCP");
  }

  @Test
  void aLeaseIsUpdatedOnlyFromAVersionThatWasSeen() {
    Answer made =
        client.call(
            "PUT",
            LEASES + "/a",
            "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"holderIdentity\":\"x\"}}");
    assertThat(made.status()).isEqualTo(201);
    Answer blind =
        client.call(
            "PUT",
            LEASES + "/a",
            "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"holderIdentity\":\"y\"}}");
    assertThat(blind.status()).isEqualTo(422);
    assertThat(blind.message()).contains("must be specified for an update");
    Answer seen =
        client.call(
            "PUT",
            LEASES + "/a",
            "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"%s\"},\"spec\":{\"holderIdentity\":\"y\"}}"
                .formatted(made.at("metadata", "resourceVersion")));
    assertThat(seen.status()).isEqualTo(200);
    assertThat(merge(LEASES + "/a", "{\"spec\":{\"leaseDurationSeconds\":0}}").message())
        .contains("spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0");
    assertThat(merge(LEASES + "/a", "{\"spec\":{\"renewTime\":\"2026-01-01T00:00:00Z\"}}").status())
        .isEqualTo(422);
  }

  @Test
  void anImmutableConfigMapKeepsItsDataButNotItsLabels() {
    post("configmaps", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"},\"immutable\":true}");
    assertThat(merge(NS + "configmaps/a", "{\"data\":{\"k\":\"w\"}}").message())
        .contains("data: Forbidden: field is immutable when `immutable` is set");
    assertThat(merge(NS + "configmaps/a", "{\"immutable\":null}").message())
        .contains("immutable: Forbidden");
    assertThat(merge(NS + "configmaps/a", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}").status())
        .isEqualTo(200);
  }

  @Test
  void aConfigMapIsMeasuredInBytes() {
    String umlauts = "\u00e4".repeat((1 << 19) + 1);
    Answer refused =
        post("configmaps", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"" + umlauts + "\"}}");
    assertThat(refused.message()).contains("Too long: must have at most 1048576 bytes");
  }

  @Test
  void aQuotaOfAScopeCountsItsPodsOnly() {
    post(
        "resourcequotas",
        "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"0\"},\"scopes\":[\"Terminating\"]}}");
    assertThat(post("pods", Client.pod("a")).status()).isEqualTo(201);
    String ending = Client.pod("b").replace("\"spec\":{", "\"spec\":{\"activeDeadlineSeconds\":5,");
    assertThat(post("pods", ending).message()).contains("exceeded quota: q");
    assertThat(
            merge(NS + "resourcequotas/q", "{\"spec\":{\"scopes\":[\"NotTerminating\"]}}")
                .message())
        .contains("spec.scopes")
        .contains("field is immutable");
  }

  @Test
  void aNamespaceKeepsTheFinalizersOfOthers() {
    Answer made =
        client.call(
            "POST",
            "/api/v1/namespaces",
            "{\"metadata\":{\"name\":\"n\"},\"spec\":{\"finalizers\":[\"example.com/f\"]}}");
    assertThat(made.at("spec", "finalizers")).isEqualTo(List.of("example.com/f", "kubernetes"));
    String uri = "/api/v1/namespaces/n";
    assertThat(merge(uri + "/status", "{\"status\":{\"phase\":\"Terminating\"}}").message())
        .contains("may only be 'Active' if `deletionTimestamp` is empty");
    assertThat(
            client
                .call(
                    "PUT",
                    uri + "/status",
                    "{\"metadata\":{\"name\":\"n\"},\"status\":{\"phase\":\"Active\"}}")
                .at("metadata", "labels", "kubernetes.io/metadata.name"))
        .isEqualTo("n");
    client.call("DELETE", uri, "");
    String finalizers = "{\"metadata\":{\"name\":\"n\"},\"spec\":{\"finalizers\":[%s]}}";
    assertThat(client.call("PUT", uri + "/finalize", finalizers.formatted("\"odd\"")).message())
        .contains("spec.finalizers[0]")
        .contains("neither a standard finalizer name nor is it fully qualified");
    assertThat(
            client
                .call("PUT", uri + "/finalize", finalizers.formatted("\"example.com/f\""))
                .status())
        .isEqualTo(200);
    assertThat(client.get(uri).at("status", "phase")).isEqualTo("Terminating");
    assertThat(client.call("PUT", uri + "/finalize", finalizers.formatted("")).at("spec"))
        .isEqualTo(JsonObject.EMPTY);
    assertThat(client.get(uri).status()).isEqualTo(404);
  }
}
