package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bindings, evictions, statuses, scales, and what is asked of subresources that do not have it. */
class SubresourceTest {
  private static final String NS = "/api/v1/namespaces/ns/";
  private static final String POD = NS + "pods/a";
  private static final String CONTROLLER = NS + "replicationcontrollers/web";
  private final Client client = new Client();

  @BeforeEach
  void objects() {
    client.call("POST", NS + "pods", Client.pod("a"));
    client.call("POST", NS + "replicationcontrollers", Client.controller("web", 1));
  }

  private Answer post(String uri, String body) {
    return client.call("POST", uri, body);
  }

  private Answer patch(String uri, String kind, String body) {
    return client.call("PATCH", uri, body, "content-type", "application/" + kind);
  }

  @Test
  void aBindingNamesItsPodAndBringsAnnotations() {
    String target = "\"target\":{\"kind\":\"Node\",\"name\":\"n1\"}}";
    assertThat(post(POD + "/binding", "{" + target).message())
        .isEqualTo("name in URL does not match name in Binding object");
    String metadata = "{\"metadata\":{\"name\":\"a\",\"annotations\":{\"why\":\"x\"}},";
    assertThat(post(POD + "/binding", metadata + "\"target\":{\"kind\":\"Pod\"}}").status())
        .isEqualTo(500);
    assertThat(post(POD + "/binding?dryRun=All", metadata + target).status()).isEqualTo(201);
    assertThat(client.get(POD).at("spec", "nodeName")).isNull();
    assertThat(post(POD + "/binding", metadata + target).status()).isEqualTo(201);
    assertThat(client.get(POD).at("metadata", "annotations", "why")).isEqualTo("x");
    Answer again = post(POD + "/binding", metadata + target);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message())
        .isEqualTo(
            "Operation cannot be fulfilled on pods/binding \"a\": pod a is already assigned to node"
                + " \"n1\"");
  }

  @Test
  void anEvictionIsADryRunWhereverItSaysSo() {
    String dry = "{\"metadata\":{\"name\":\"a\"},\"deleteOptions\":{\"dryRun\":[\"All\"]}}";
    String real = "{\"metadata\":{\"name\":\"a\"}}";
    assertThat(post(POD + "/eviction", dry).status()).isEqualTo(201);
    assertThat(post(POD + "/eviction?dryRun=All", real).status()).isEqualTo(201);
    assertThat(client.get(POD).status()).isEqualTo(200);
    assertThat(post(POD + "/eviction", "{\"metadata\":{\"name\":\"b\"}}").message())
        .isEqualTo("name in URL does not match name in Eviction object");
    assertThat(
            post(
                    POD + "/eviction",
                    "{\"metadata\":{\"name\":\"a\"},\"deleteOptions\":{\"preconditions\":{\"uid\":\"x\"}}}")
                .status())
        .isEqualTo(409);
    assertThat(post(POD + "/eviction", real).status()).isEqualTo(201);
    assertThat(client.get(POD).status()).isEqualTo(404);
  }

  @Test
  void evictionsAreOfThePolicyVersionThat121Knows() {
    String body =
        "{\"apiVersion\":\"policy/%s\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"a\"}}";
    Answer later = post(POD + "/eviction", body.formatted("v1"));
    assertThat(later.status()).isEqualTo(400);
    assertThat(later.message())
        .isEqualTo(
            "Eviction in version \"v1\" cannot be handled as a Eviction: no kind \"Eviction\" is"
                + " registered for version \"policy/v1\" in scheme"
                + " \"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"");
    assertThat(client.get(POD).status()).isEqualTo(200);
    assertThat(client.get("/api/v1").body().objects("resources"))
        .filteredOn(resource -> resource.string("name", "").equals("pods/eviction"))
        .singleElement()
        .satisfies(
            eviction -> {
              assertThat(eviction.string("group")).isEqualTo("policy");
              assertThat(eviction.string("version")).isEqualTo("v1beta1");
            });
    assertThat(post(POD + "/eviction", body.formatted("v1beta1")).status()).isEqualTo(201);
    assertThat(client.get(POD).status()).isEqualTo(404);
  }

  @Test
  void aStatusUpdateMayChangeLabelsAndNoSpec() {
    Answer written =
        patch(
            CONTROLLER + "/status",
            "merge-patch+json",
            "{\"metadata\":{\"labels\":{\"x\":\"y\"}},\"spec\":{\"replicas\":9},\"status\":{\"replicas\":1}}");
    assertThat(written.at("metadata", "labels", "x")).isEqualTo("y");
    assertThat(written.at("spec", "replicas")).isEqualTo(1L);
    for (JsonObject entry : written.body().object("metadata").objects("managedFields")) {
      assertThat(entry).doesNotContainKey("subresource"); // A later version's.
    }
  }

  @Test
  void aPodsStatusLeavesItsOwnersAlone() {
    Answer written =
        patch(
            POD + "/status",
            "merge-patch+json",
            """
            {"metadata":{"ownerReferences":[
              {"apiVersion":"v1","kind":"ConfigMap","name":"m","uid":"u"}]},
             "status":{"message":"m"}}\
            """);
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.at("status", "message")).isEqualTo("m");
    assertThat(written.at("metadata", "ownerReferences")).isNull();
  }

  @Test
  void aScaleCanBeTriedTestedAndApplied() {
    String scale =
        "{\"apiVersion\":\"autoscaling/v1\",\"kind\":\"Scale\",\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":5}}";
    Answer dry = client.call("PUT", CONTROLLER + "/scale?dryRun=All", scale);
    assertThat(dry.at("spec", "replicas")).isEqualTo(5L);
    assertThat(dry.at("status", "selector")).isEqualTo("app=web");
    assertThat(client.get(CONTROLLER).at("spec", "replicas")).isEqualTo(1L);
    String test =
        "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":%d},"
            + "{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":3}]";
    assertThat(patch(CONTROLLER + "/scale", "json-patch+json", test.formatted(7)).status())
        .isEqualTo(422);
    assertThat(
            patch(CONTROLLER + "/scale", "json-patch+json", test.formatted(1))
                .at("spec", "replicas"))
        .isEqualTo(3L);
    assertThat(
            patch(
                    CONTROLLER + "/scale?fieldManager=me",
                    "apply-patch+yaml",
                    "apiVersion: autoscaling/v1\nkind: Scale\nspec: {replicas: 4}\n")
                .at("spec", "replicas"))
        .isEqualTo(4L);
    assertThat(client.get(CONTROLLER).at("spec", "replicas")).isEqualTo(4L);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, pods/a/binding, 405",
    "GET, pods/a/eviction, 405",
    "PUT, pods/a/eviction, 405",
    "POST, pods/a/status, 405",
    "DELETE, pods/a/status, 405",
    "POST, replicationcontrollers/web/scale, 405",
    "DELETE, replicationcontrollers/web/scale, 405",
    "GET, pods/a/scale, 404",
    "GET, configmaps/a/status, 404",
    "GET, pods/a/nosuch, 404",
    "GET, pods/a/log, 405",
    "POST, pods/a, 405",
    "PUT, pods, 405",
    "PATCH, pods, 405",
    "DELETE, services, 405",
    "GET, nosuch, 404",
  })
  void hasNoOtherWays(String method, String path, int status) {
    assertThat(client.call(method, NS + path, "{}").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v2/pods, 404",
    "GET, /apis/apps/v1/deployments, 404",
    "GET, /apis/coordination.k8s.io/v1beta1/leases, 404",
    "GET, /api/v1/nodes, 404",
    "GET, /api/v1/pods/a, 404",
    "POST, /api/v1/pods, 405",
    "DELETE, /api/v1/pods, 405",
    "DELETE, /api/v1/namespaces, 405",
    "GET, /api/v1/namespaces/ns/finalize, 405",
    "PATCH, /api/v1/namespaces/ns/finalize, 405",
    "OPTIONS, /api/v1/pods, 405",
  })
  void hasNoOtherPlaces(String method, String path, int status) {
    assertThat(client.call(method, path, "").status()).isEqualTo(status);
  }
}
