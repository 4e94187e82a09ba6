package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingTest {
  private static final String NS = "/api/v1/namespaces/ns/";
  private static final String WEB = NS + "replicationcontrollers/web";
  private final Client client = new Client();

  private Answer patch(String uri, String kind, String body) {
    return client.call("PATCH", uri, body, "content-type", "application/" + kind + "+json");
  }

  @Test
  void aQuotaRefusesWhatItHasNoRoomFor() {
    client.call(
        "POST",
        NS + "resourcequotas",
        "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"1\"}}}");
    assertThat(client.call("POST", NS + "pods", Client.pod("a")).status()).isEqualTo(201);
    Answer refused = client.call("POST", NS + "pods", Client.pod("b"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo(
            "pods \"b\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1,"
                + " limited: pods=1");
  }

  @Test
  void aStatusIsWrittenOnlyThroughItsOwnPath() {
    client.call("POST", NS + "replicationcontrollers", Client.controller("web", 3));
    patch(WEB, "merge-patch", "{\"status\":{\"replicas\":3}}");
    assertThat(client.get(WEB).at("status", "replicas")).isEqualTo(0L);
    Answer written =
        patch(
            WEB + "/status",
            "merge-patch",
            "{\"status\":{\"replicas\":3},\"spec\":{\"replicas\":9}}");
    assertThat(written.at("status", "replicas")).isEqualTo(3L);
    assertThat(written.at("spec", "replicas")).isEqualTo(3L);
    assertThat(written.at("metadata", "generation")).isEqualTo(1L);
  }

  @Test
  void aStrategicPatchOrdersAndDeletes() {
    client.call("POST", NS + "replicationcontrollers", Client.controller("web", 3));
    Answer patched =
        patch(
            WEB,
            "strategic-merge-patch",
            """
            {"spec":{"template":{"spec":{
              "$setElementOrder/containers":[{"name":"z"},{"name":"c"}],
              "containers":[{"name":"z","image":"z:1","env":[{"name":"A","value":"1"}]}]}}}}\
            """);
    assertThat(containers(patched)).containsExactly("z", "c");
    patched =
        patch(
            WEB,
            "strategic-merge-patch",
            """
            {"spec":{"template":{"spec":{"containers":[
              {"name":"c","$patch":"delete"},
              {"name":"z","env":[{"name":"A","$patch":"delete"},{"name":"B","value":"2"}]}]}}}}\
            """);
    assertThat(containers(patched)).containsExactly("z");
    JsonObject z =
        patched
            .body()
            .object("spec")
            .object("template")
            .object("spec")
            .objects("containers")
            .get(0);
    assertThat(z.list("env")).isEqualTo(List.of(JsonObject.of("name", "B", "value", "2")));
  }

  private static List<String> containers(Answer answer) {
    return answer
        .body()
        .object("spec")
        .object("template")
        .object("spec")
        .objects("containers")
        .stream()
        .map(c -> c.string("name", ""))
        .toList();
  }

  @Test
  void aJsonPatchTestsMovesAndCopies() {
    client.call(
        "POST", NS + "configmaps", "{\"metadata\":{\"name\":\"m\"},\"data\":{\"a\":\"1\"}}");
    Answer patched =
        patch(
            NS + "configmaps/m",
            "json-patch",
            """
            [{"op":"test","path":"/data/a","value":"1"},
             {"op":"copy","from":"/data/a","path":"/data/b"},
             {"op":"move","from":"/data/a","path":"/data/c~1d"}]\
            """);
    assertThat(patched.status()).isEqualTo(422);
    patched =
        patch(
            NS + "configmaps/m",
            "json-patch",
            """
            [{"op":"copy","from":"/data/a","path":"/data/b"},
             {"op":"move","from":"/data/a","path":"/data/c"}]\
            """);
    assertThat(patched.at("data")).isEqualTo(JsonObject.of("b", "1", "c", "1"));
  }

  @Test
  void aStaleOrForeignWriteIsRefused() {
    Answer created =
        client.call("POST", NS + "replicationcontrollers", Client.controller("web", 3));
    String version = String.valueOf(created.at("metadata", "resourceVersion"));
    assertThat(patch(WEB, "merge-patch", "{\"spec\":{\"replicas\":4}}").status()).isEqualTo(200);
    String stale =
        "{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"spec\":{\"replicas\":5}}";
    assertThat(patch(WEB, "merge-patch", stale).status()).isEqualTo(409);
    assertThat(patch(WEB, "merge-patch", "{\"metadata\":{\"uid\":\"x\"}}").status()).isEqualTo(409);
    assertThat(patch(WEB, "merge-patch", "{\"metadata\":{\"name\":\"x\"}}").message())
        .isEqualTo("the name of the object (x) does not match the name on the URL (web)");
  }

  @Test
  void aNamespaceThatGoesTakesNothingNew() {
    client.call("DELETE", "/api/v1/namespaces/ns", "");
    assertThat(client.get("/api/v1/namespaces/ns").at("status", "phase")).isEqualTo("Terminating");
    Answer refused = client.call("POST", NS + "pods", Client.pod("a"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo(
            "pods \"a\" is forbidden: unable to create new content in namespace ns because it is"
                + " being terminated");
  }

  @Test
  void dryRunsChangeNothing() {
    long version = client.store.version();
    assertThat(client.call("POST", NS + "pods?dryRun=All", Client.pod("a")).status())
        .isEqualTo(201);
    assertThat(client.store.version()).isEqualTo(version);
    client.call("POST", NS + "pods", Client.pod("a"));
    assertThat(client.call("DELETE", NS + "pods/a?dryRun=All", "").status()).isEqualTo(200);
    assertThat(client.get(NS + "pods/a").status()).isEqualTo(200);
  }

  @Test
  void aBoundPodGetsTimeToEnd() {
    client.call("POST", NS + "pods", Client.pod("a"));
    String binding =
        "{\"metadata\":{\"name\":\"a\"},\"target\":{\"kind\":\"Node\",\"name\":\"n1\"}}";
    assertThat(client.call("POST", NS + "pods/a/binding", binding).status()).isEqualTo(201);
    assertThat(client.call("POST", NS + "pods/a/binding", binding).status()).isEqualTo(409);
    Answer ending = client.call("DELETE", NS + "pods/a", "");
    assertThat(ending.at("metadata", "deletionGracePeriodSeconds")).isEqualTo(30L);
    client.call("DELETE", NS + "pods/a", "{\"gracePeriodSeconds\":0}");
    assertThat(client.get(NS + "pods/a").status()).isEqualTo(404);
  }

  @Test
  void aFinalizerKeepsAnObjectUntilItIsTakenOff() {
    client.call(
        "POST",
        NS + "configmaps",
        "{\"metadata\":{\"name\":\"m\",\"finalizers\":[\"example.com/f\"]}}");
    assertThat(client.call("DELETE", NS + "configmaps/m", "").at("metadata", "deletionTimestamp"))
        .isNotNull();
    Answer more =
        patch(
            NS + "configmaps/m",
            "merge-patch",
            "{\"metadata\":{\"finalizers\":[\"example.com/g\"]}}");
    assertThat(more.status()).isEqualTo(422);
    patch(NS + "configmaps/m", "merge-patch", "{\"metadata\":{\"finalizers\":null}}");
    assertThat(client.get(NS + "configmaps/m").status()).isEqualTo(404);
  }

  @Test
  void refusesBodiesThatItCannotRead() {
    assertThat(client.call("POST", NS + "pods", "x", "content-type", "text/plain").status())
        .isEqualTo(415);
    assertThat(client.call("POST", NS + "pods", "[]").status()).isEqualTo(400);
    assertThat(
            client
                .call("POST", NS + "pods", "{\"kind\":\"Banana\",\"apiVersion\":\"v1\"}")
                .message())
        .startsWith("Banana in version \"v1\" cannot be handled as a Pod: no kind \"Banana\"");
    String huge = "{\"data\":\"" + "x".repeat(4 << 20) + "\"}";
    assertThat(client.call("POST", NS + "configmaps", huge).status()).isEqualTo(413);
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(client.call("POST", NS + "configmaps", deep).status()).isEqualTo(400);
  }

  @Test
  void unknownFieldsAreDroppedAndWrongTypesRefused() {
    Answer created =
        client.call(
            "POST",
            NS + "configmaps",
            "{\"metadata\":{\"name\":\"m\",\"bogus\":1},\"nope\":{\"a\":1},\"data\":{\"k\":\"v\"}}");
    assertThat(created.body()).doesNotContainKey("nope");
    Answer refused =
        client.call(
            "POST", NS + "configmaps", "{\"metadata\":{\"name\":\"n\"},\"data\":{\"k\":1}}");
    assertThat(refused.message())
        .startsWith(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: v1.ConfigMap.Data:"
                + " ReadString: expects \" or n, but found 1, error found in #10 byte of ...|");
  }

  @Test
  void aServiceGetsAnAddressThatStays() {
    String service =
        "{\"metadata\":{\"name\":\"s\"},\"spec\":{\"ports\":[{\"port\":80}],\"selector\":{\"a\":\"b\"}}}";
    Answer created = client.call("POST", NS + "services", service);
    assertThat(created.at("spec", "clusterIP")).asString().startsWith("10.");
    assertThat(created.body().object("spec").objects("ports").get(0).get("targetPort"))
        .isEqualTo(80L);
    assertThat(client.call("PUT", NS + "services/s", service).body()).isEqualTo(created.body());
  }
}
