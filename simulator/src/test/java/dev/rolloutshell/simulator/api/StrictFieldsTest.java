package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import org.junit.jupiter.api.Test;

/** Fields that look like something else, and values that a typed server reads strictly. */
class StrictFieldsTest {
  private static final String NS = "/api/v1/namespaces/ns/";
  private final Client client = new Client();

  private Answer post(String resource, String body) {
    return client.call("POST", NS + resource, body);
  }

  private Answer patch(String uri, String kind, String body) {
    return client.call("PATCH", uri, body, "content-type", "application/" + kind);
  }

  @Test
  void aFieldCalledTypeIsAFieldLikeOthers() {
    Answer service =
        post(
            "services",
            "{\"metadata\":{\"name\":\"s\"},\"spec\":{\"type\":\"NodePort\",\"ports\":[{\"port\":80}]}}");
    assertThat(service.status()).isEqualTo(201);
    assertThat(service.at("spec", "type")).isEqualTo("NodePort");

    post("replicationcontrollers", Client.controller("web", 1));
    Answer written =
        patch(
            NS + "replicationcontrollers/web/status",
            "merge-patch+json",
            "{\"status\":{\"conditions\":[{\"type\":\"ReplicaFailure\",\"status\":\"True\"}]}}");
    assertThat(written.status()).isEqualTo(200);
    JsonObject condition = written.body().object("status").objects("conditions").get(0);
    assertThat(condition.string("type")).isEqualTo("ReplicaFailure");
  }

  @Test
  void aTimeHasToBeOne() {
    Answer refused =
        post("configmaps", "{\"metadata\":{\"name\":\"m\",\"creationTimestamp\":\"yesterday\"}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("parsing time");
    assertThat(client.get(NS + "configmaps/m").status()).isEqualTo(404);
  }

  @Test
  void bytesHaveToBeBase64() {
    Answer refused =
        post("configmaps", "{\"metadata\":{\"name\":\"m\"},\"binaryData\":{\"a\":\"%%%\"}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("illegal base64 data");
    Answer stored =
        post("configmaps", "{\"metadata\":{\"name\":\"m\"},\"binaryData\":{\"a\":\"aGk=\"}}");
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.at("binaryData", "a")).isEqualTo("aGk=");
  }

  @Test
  void aPatchDoesNotRename() {
    post("replicationcontrollers", Client.controller("web", 1));
    for (String kind : new String[] {"merge-patch+json", "strategic-merge-patch+json"}) {
      Answer refused =
          patch(NS + "replicationcontrollers/web", kind, "{\"metadata\":{\"name\":\"other\"}}");
      assertThat(refused.status()).as(kind).isEqualTo(400);
      assertThat(refused.message()).as(kind).contains("the name of the object (other)");
    }
    assertThat(client.get(NS + "replicationcontrollers/other").status()).isEqualTo(404);
  }

  @Test
  void aScaleIsOfTheControllerItNames() {
    post("replicationcontrollers", Client.controller("web", 1));
    Answer refused =
        client.call(
            "PUT",
            NS + "replicationcontrollers/web/scale",
            """
            {"apiVersion":"autoscaling/v1","kind":"Scale",
             "metadata":{"name":"other","namespace":"ns"},"spec":{"replicas":5}}""");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(client.get(NS + "replicationcontrollers/web").at("spec", "replicas")).isEqualTo(1L);
  }

  @Test
  void anApplyOfAnotherUidIsRefused() {
    post("replicationcontrollers", Client.controller("web", 1));
    Answer refused =
        client.call(
            "PATCH",
            NS + "replicationcontrollers/web?fieldManager=me&force=true",
            """
            {"apiVersion":"v1","kind":"ReplicationController",
             "metadata":{"name":"web","uid":"00000000-0000-0000-0000-000000000000"},
             "spec":{"replicas":5}}""",
            "content-type",
            "application/apply-patch+yaml");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(client.get(NS + "replicationcontrollers/web").at("spec", "replicas")).isEqualTo(1L);
  }

  @Test
  void anAliasInYamlIsRefused() {
    Answer refused =
        client.call(
            "POST",
            NS + "configmaps",
            "metadata: {name: m, labels: &l {a: b}, annotations: *l}",
            "content-type",
            "application/yaml");
    assertThat(refused.status()).isEqualTo(400);
  }
}
